// The device's camera: the one at the back, or the one that was chosen on this device.
const chosen = "camera:chosen";

export class CameraStream {
  #track = null;
  #asked = 0;
  #ended;

  /** @param ended called when the device takes the camera away */
  constructor(ended) {
    this.#ended = ended;
  }

  /** @returns {Promise<MediaStream | null>} Null when it was stopped before the camera answered. */
  async start() {
    this.stop();
    const asked = this.#asked;
    const id = kept();
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: {
        width: { ideal: 1280 }, height: { ideal: 720 },
        ...id ? { deviceId: { ideal: id } } : { facingMode: "environment" },
      },
    });
    const [track] = stream.getVideoTracks();
    if (asked !== this.#asked) {
      track.stop();
      return null;
    }
    this.#track = track;
    track.addEventListener("ended", () => { if (this.#track === track) this.#ended(); });
    await focusAlways(track);
    return stream;
  }

  stop() {
    this.#asked += 1;
    this.#track?.stop();
    this.#track = null;
  }

  /** The cameras of the device, and which one is in use; named only once one has been allowed. */
  async cameras() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const used = this.#track?.getSettings().deviceId;
    return devices.filter(device => device.kind === "videoinput")
      .map((device, at) => ({ id: device.deviceId, name: device.label || `Camera ${at + 1}`, isUsed: device.deviceId === used }));
  }

  /** From the next start on, and on this device from now on. */
  choose(id) {
    try {
      localStorage.setItem(chosen, id);
    } catch {
      // Without a memory the browser chooses again next time.
    }
  }

  get hasLight() {
    return Boolean(this.#track?.getCapabilities?.().torch);
  }

  /** @returns {Promise<boolean>} Whether it is on now. */
  async light(isOn) {
    await this.#track?.applyConstraints({ advanced: [{ torch: isOn }] }).catch(error => console.warn("No light", error.name));
    return Boolean(this.#track?.getSettings().torch);
  }
}

/** Why there is no picture, and what to do. */
export function whyNoCamera(error) {
  if (error.name === "NotAllowedError") {
    return "The camera is not allowed for this page. Allow it beside the browser’s address, or use a picture.";
  }
  return error.name === "NotFoundError"
    ? "No camera was found on this device. Use a picture, or type the code."
    : "The camera does not answer. Close other programs that use it, or use a picture.";
}

async function focusAlways(track) {
  if (!track.getCapabilities?.().focusMode?.includes("continuous")) return;
  await track.applyConstraints({ advanced: [{ focusMode: "continuous" }] }).catch(error => console.warn("No continuous focus", error.name));
}

function kept() {
  try {
    return localStorage.getItem(chosen);
  } catch {
    return null;
  }
}
