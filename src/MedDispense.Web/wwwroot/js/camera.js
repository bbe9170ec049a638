// Reads barcodes with the device's camera, in the browser: no picture leaves the device. A button [data-camera] opens it.
import { prepareZXingModule, readBarcodes } from "../lib/zxing-wasm/reader/index.js";
import { announce } from "./announce.js";

const every = 110;
const formats = ["DataMatrix", "QRCode", "Code128", "EAN13", "EAN8", "UPCA", "UPCE", "DataBar", "DataBarExp", "ITF", "Code39"];

prepareZXingModule({
  overrides: { locateFile: file => new URL(`../lib/zxing-wasm/reader/${file}`, import.meta.url).href },
});

/** Shows the buttons where there is a camera to use: it needs a secure address. */
export function startCamera() {
  if (!navigator.mediaDevices?.getUserMedia) return;
  for (const button of document.querySelectorAll("[data-camera]")) {
    button.hidden = false;
    button.addEventListener("click", () => open());
  }
}

function open() {
  const dialog = build();
  const { video, words } = dialog;
  let stream = null;
  let timer = 0;
  dialog.box.addEventListener("close", () => {
    clearTimeout(timer);
    stream?.getTracks().forEach(track => track.stop());
    dialog.box.remove();
  });
  document.body.append(dialog.box);
  dialog.box.showModal();
  navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false })
    .then(async given => {
      stream = given;
      if (!dialog.box.open) {
        stream.getTracks().forEach(track => track.stop());
        return;
      }
      video.srcObject = stream;
      await video.play();
      words.textContent = "Hold the code inside the corners.";
      look();
    })
    .catch(error => { words.textContent = reasonOf(error); announce(words.textContent); });

  async function look() {
    if (!dialog.box.open) return;
    const [code] = await readBarcodes(frameOf(video), { formats, textMode: "Plain", tryHarder: true, maxNumberOfSymbols: 1 });
    if (code?.isValid && dialog.box.open) {
      dialog.box.close();
      // The identifier of the symbology goes with the text, as a scanner can send it.
      const text = `${code.symbologyIdentifier}${code.text}`;
      document.dispatchEvent(new CustomEvent("code-read", { detail: { text, source: "camera" } }));
      return;
    }
    timer = setTimeout(look, every);
  }
}

const canvas = document.createElement("canvas");

function frameOf(video) {
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function reasonOf(error) {
  if (error.name === "NotAllowedError") {
    return "The camera is not allowed for this page. Allow it in the browser’s address bar, or type the code.";
  }
  return error.name === "NotFoundError"
    ? "No camera was found on this device. Type the code instead."
    : "The camera does not answer. Close other programs that use it, or type the code.";
}

function build() {
  const box = document.createElement("dialog");
  box.className = "camera";
  box.setAttribute("aria-label", "Camera");
  const inside = document.createElement("div");
  inside.className = "camera__in";
  const view = document.createElement("div");
  view.className = "camera__view";
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  view.append(video);
  const words = document.createElement("p");
  words.textContent = "Waiting for the camera …";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn btn-quiet";
  close.textContent = "Close the camera";
  close.addEventListener("click", () => box.close());
  inside.append(view, words, close);
  box.append(inside);
  return { box, video, words };
}
