// The device's camera as a scanner. A button [data-camera] opens its window; a code that is taken there goes the way of a
// scan. What comes from a still picture says so: it shows a thing, and not that the thing is at hand.
import { CameraSession } from "./camera/session.js";

/** Shows the buttons: without a camera there are still pictures to read. */
export function startCamera() {
  for (const button of document.querySelectorAll("[data-camera]")) {
    button.hidden = false;
    button.addEventListener("click", () => new CameraSession(take));
  }
}

function take({ identifier, text }, source) {
  // The identifier of the symbology goes with the text, as a scanner can send it.
  document.dispatchEvent(new CustomEvent("code-read", { detail: { text: `${identifier}${text}`, source } }));
}
