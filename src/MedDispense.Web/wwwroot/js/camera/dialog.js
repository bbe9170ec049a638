// The window of the camera: what is seen, one sentence that says what to do, and the buttons. It decides nothing.
import { inWords } from "../scan-words.js";
import { button, fileButton, make } from "./make.js";

const mostPreview = 960;

export class CameraDialog {
  #heading = make("h2", { id: "camera-h", tabIndex: -1, autofocus: true }, "Read a code");
  video = make("video", { muted: true, playsInline: true });
  #picture = make("canvas");
  #view = make("div", { className: "camera__view", hidden: true });
  #words = make("p", { className: "camera__words", role: "status" });
  #offer = make("div", { className: "camera__offer", hidden: true });
  #cameras = make("select", { className: "form-select", id: "camera-which" });
  #which = make("div", { className: "camera__which", hidden: true }, make("label", { htmlFor: "camera-which" }, "Camera"), this.#cameras);
  #light;
  #live;
  #box;

  /**
   * @param does What the person does: `live()` wants the live camera, `light(isOn)`, `camera(id)`, `opens()` the files or the
   * camera app, `picture(file)` chose one or none (null), `closed()`.
   */
  constructor(does) {
    this.#light = button("Light", () => does.light(this.#light.ariaPressed !== "true"), { hidden: true, ariaPressed: "false" });
    this.#live = button("Use the live camera", () => does.live(), { hidden: true });
    // The window shows the whole of what is read, whichever way the device is held.
    this.video.addEventListener("resize", () => this.#shape(this.video.videoWidth, this.video.videoHeight));
    this.#cameras.addEventListener("change", () => does.camera(this.#cameras.value));
    const acts = make("div", { className: "camera__acts" }, this.#light, this.#live);
    const files = { opens: does.opens, takes: does.picture };
    // Without a camera app to open, the first of the two would open the same window of files.
    if (matchMedia("(any-pointer: coarse)").matches) acts.append(...fileButton("Take a photo", { ...files, capture: "environment" }));
    acts.append(...fileButton("Choose a picture", files));
    this.#box = make("dialog", { className: "camera" }, make("div", { className: "camera__in" },
      make("div", { className: "camera__head" }, this.#heading, button("Close", () => this.close())),
      this.#view, this.#words, this.#offer, this.#which, acts,
      make("p", { className: "second" }, "No picture leaves this device.")));
    this.#box.setAttribute("aria-labelledby", this.#heading.id);
    this.#box.addEventListener("close", () => {
      this.#box.remove();
      does.closed();
    });
    document.body.append(this.#box);
    this.#box.showModal();
  }

  close() {
    this.#box.close();
  }

  /** One sentence or two; what was offered before is no longer. */
  say(words) {
    this.#leave(this.#offer);
    this.#words.textContent = words;
  }

  /** The live picture; the corners around its middle say where to hold the code. */
  showLive({ hasLight, cameras }) {
    this.#show(this.video);
    this.#view.classList.add("is-live");
    this.#leave(this.#live);
    this.#light.hidden = !hasLight;
    this.#light.ariaPressed = "false";
    this.#which.hidden = cameras.length < 2;
    this.#cameras.replaceChildren(...cameras.map(({ id, name, isUsed }) => new Option(name, id, isUsed, isUsed)));
  }

  /** The picture that is read; null for none. `canBeLive` offers the live camera instead. */
  showStill(bitmap, canBeLive) {
    if (bitmap) {
      const factor = Math.min(1, mostPreview / Math.max(bitmap.width, bitmap.height));
      this.#picture.width = Math.max(1, bitmap.width * factor);
      this.#picture.height = Math.max(1, bitmap.height * factor);
      this.#picture.getContext("2d").drawImage(bitmap, 0, 0, this.#picture.width, this.#picture.height);
      this.#shape(bitmap.width, bitmap.height);
    }
    this.#show(bitmap ? this.#picture : null);
    this.#view.classList.remove("is-live");
    this.#light.hidden = this.#which.hidden = true;
    this.#live.hidden = !canBeLive;
  }

  showLight(isOn) {
    this.#light.ariaPressed = String(isOn);
  }

  /**
   * Several codes to choose from, from left to right, each with a number that stands on it in the picture where its place is
   * known; `again` looks once more, where that can show something else.
   */
  offer(codes, chosen, again) {
    this.say("");
    const heading = make("h3", { tabIndex: -1 }, "Several codes are in view. Which one is meant?");
    const sorted = [...codes].sort((one, other) => (one.at?.x ?? 2) - (other.at?.x ?? 2));
    this.#offer.replaceChildren(heading, make("ul", {},
      ...sorted.map((code, at) => make("li", {}, button(`${at + 1}: ${inWords(code.text)}`, () => chosen(code))))));
    if (again) this.#offer.append(button("None of these: look again", again));
    this.#offer.hidden = false;
    this.#view.classList.remove("is-live");
    this.#view.append(...sorted.flatMap(({ at }, number) => at ? [mark(at, number + 1)] : []));
    heading.focus();
  }

  /** Takes something away; whoever was in it with the keyboard begins at the top again. */
  #leave(part) {
    if (part.contains(document.activeElement)) this.#heading.focus();
    part.hidden = true;
  }

  #shape(width, height) {
    if (width > 0) this.#view.style.setProperty("--shape", String(width / height));
  }

  #show(what) {
    this.#view.hidden = !what;
    this.#view.replaceChildren(...what ? [what] : []);
  }
}

/** A number on the picture; the buttons say the same in words. */
function mark({ x, y }, number) {
  const element = make("span", { className: "camera__mark", ariaHidden: "true" }, String(number));
  element.style.left = `${x * 100}%`;
  element.style.top = `${y * 100}%`;
  return element;
}
