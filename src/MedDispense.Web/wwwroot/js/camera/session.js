// From the opening of the window to its closing: the live camera or a picture, a reader, and the code that is taken.
import { BarcodeReader } from "../reading/reader.js";
import { CameraDialog } from "./dialog.js";
import { InView, tellingMost } from "./in-view.js";
import { FrameLoop } from "./loop.js";
import { CameraStream, whyNoCamera } from "./stream.js";

const patience = 8_000;
const aim = "Hold the code inside the corners, about a hand’s breadth away.";
const aimBetter = "Nothing is read yet. Go a little closer or further away, and turn it so that it does not shine.";
const nothing = "No code was found in this picture. Try one from closer, flat and in good light, with the whole code in it.";
const noPicture = "This picture cannot be opened here. Choose a JPEG or PNG, or type the code.";
const insecure = "The live camera needs an address with https. Use a picture, or type the code.";

/** A camera needs a secure address; pictures are read anywhere. */
const canBeLive = () => Boolean(navigator.mediaDevices?.getUserMedia);

export class CameraSession {
  #taken;
  #reader = new BarcodeReader();
  #inView = new InView();
  #stream = new CameraStream(() => this.#fail("The camera was taken away. Use it again, or use a picture."));
  #isLive = false;
  /** Counts what is begun; an answer to something that was given up meanwhile is dropped. */
  #turn = 0;
  #hint = 0;
  #over = new AbortController();
  #dialog;
  #loop;

  /** @param taken given the code, and "camera" or "picture" */
  constructor(taken) {
    this.#taken = taken;
    this.#dialog = new CameraDialog({
      live: () => this.#live(),
      light: async isOn => this.#dialog.showLight(await this.#stream.light(isOn)),
      camera: id => { this.#stream.choose(id); this.#live(); },
      opens: () => this.#letGo(),
      picture: file => file ? this.#still(file) : this.#isLive && this.#live(),
      closed: () => this.#close(),
    });
    this.#loop = new FrameLoop(this.#dialog.video, bitmap => this.#frame(bitmap));
    const { signal } = this.#over;
    document.addEventListener("visibilitychange", () => this.#seen(), { signal });
    document.addEventListener("screen-locks", () => this.#dialog.close(), { signal });
    // A scanner was used instead, and a field has taken its scan.
    document.addEventListener("scan", () => this.#dialog.close(), { signal });
    addEventListener("pagehide", () => this.#dialog.close(), { signal });
    this.#live();
  }

  async #live() {
    this.#letGo();
    if (!canBeLive()) {
      this.#fail(insecure);
      return;
    }
    this.#isLive = true;
    this.#inView.forget();
    this.#dialog.say("Waiting for the camera. Allow it if the browser asks.");
    const turn = this.#turn;
    try {
      const stream = await this.#stream.start();
      if (!stream) return;
      this.#dialog.video.srcObject = stream;
      const cameras = await this.#stream.cameras();
      if (turn !== this.#turn) return;
      this.#dialog.showLive({ hasLight: this.#stream.hasLight, cameras });
      await this.#dialog.video.play();
    } catch (error) {
      if (turn === this.#turn) this.#fail(whyNoCamera(error));
      return;
    }
    if (turn === this.#turn) this.#look();
  }

  #look() {
    this.#dialog.say(aim);
    this.#hint = setTimeout(() => this.#dialog.say(aimBetter), patience);
    const turn = this.#turn;
    this.#loop.start().catch(error => { if (turn === this.#turn) this.#fail(error.message); });
  }

  async #frame(bitmap) {
    const turn = this.#turn;
    const codes = this.#inView.add(await this.#reader.readFrame(bitmap));
    if (codes.length > 0 && turn === this.#turn) this.#found(codes, "camera");
  }

  async #still(file) {
    this.#letGo();
    this.#isLive = false;
    this.#dialog.showStill(null, canBeLive());
    this.#dialog.say("Looking at the picture …");
    const turn = this.#turn;
    const bitmap = await createImageBitmap(file).catch(() => null);
    if (turn !== this.#turn) return;
    if (!bitmap) {
      this.#dialog.say(noPicture);
      return;
    }
    this.#dialog.showStill(bitmap, canBeLive());
    try {
      const codes = tellingMost(await this.#reader.readStill(bitmap));
      if (turn !== this.#turn) return;
      if (codes.length > 0) this.#found(codes, "picture");
      else this.#dialog.say(nothing);
    } catch (error) {
      if (turn === this.#turn) this.#dialog.say(error.message);
    }
  }

  /** One code is taken; of several the person says which. The picture stands still meanwhile. */
  #found(codes, source) {
    if (codes.length === 1) {
      this.#take(codes[0], source);
      return;
    }
    clearTimeout(this.#hint);
    this.#loop.stop();
    this.#dialog.video.pause();
    this.#dialog.offer(codes, code => this.#take(code, source), source === "camera" ? () => this.#live() : null);
  }

  #take(code, source) {
    this.#dialog.close();
    this.#taken(code, source);
  }

  /** A page that nobody sees holds no camera: the tablet's own camera app may want it. */
  #seen() {
    if (document.hidden) this.#letGo();
    else if (this.#isLive) this.#live();
  }

  #letGo() {
    this.#turn += 1;
    clearTimeout(this.#hint);
    this.#loop.stop();
    this.#stream.stop();
    this.#dialog.video.srcObject = null;
  }

  /** The live camera gives nothing; pictures can still be read. */
  #fail(words) {
    this.#letGo();
    this.#isLive = false;
    this.#dialog.showStill(null, canBeLive());
    this.#dialog.say(words);
  }

  #close() {
    this.#over.abort();
    this.#letGo();
    this.#reader.close();
  }
}
