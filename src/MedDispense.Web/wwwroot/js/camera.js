// The device's camera as a scanner. A button [data-camera] opens its window, and so does one beside every field that takes a
// scan. A code that is taken goes the way of a scan; what comes from a still picture says so: it shows a thing, and not that
// the thing is at hand.
import { CameraSession } from "./camera/session.js";
import { button, make } from "./camera/make.js";

/** Shows the buttons: without a camera there are still pictures to read. */
export function startCamera() {
  for (const opener of document.querySelectorAll("[data-camera]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => new CameraSession(take));
  }
  for (const field of document.querySelectorAll("[data-scan-target]")) field.after(openerFor(field));
}

function openerFor(field) {
  const words = make("span", { className: "visually-hidden" }, `Use the camera: ${field.labels[0]?.textContent.trim() ?? "code"}`);
  const opener = button(words, () => new CameraSession((code, source) => {
    // A scan goes to the field that has the focus.
    field.focus();
    take(code, source);
  }), { className: "btn btn-quiet scan-camera", title: "Use the camera" });
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  sign.setAttribute("aria-hidden", "true");
  use.setAttribute("href", "#camera");
  sign.append(use);
  opener.append(sign);
  return opener;
}

function take({ identifier, text }, source) {
  // The identifier of the symbology goes with the text, as a scanner can send it.
  document.dispatchEvent(new CustomEvent("code-read", { detail: { text: `${identifier}${text}`, source } }));
}
