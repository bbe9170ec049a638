// Says things to screen readers, and shows for a moment what was scanned.
import { beep } from "./sounds.js";

const signs = { done: "tick", note: "note", stop: "stop", reason: "reason" };
let hide = 0;

/** Puts words into the live region; the same words said twice are heard twice. */
export function announce(words) {
  const live = document.querySelector("[data-live]");
  if (!live) return;
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 60);
}

/** Shows words over the page for a few seconds, with their sign. It takes no clicks and moves nothing. */
export function say(words, kind = "note", milliseconds = 3500) {
  announce(words);
  const box = document.querySelector("[data-scan-said]");
  if (!box) return;
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  sign.setAttribute("class", "sign");
  sign.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${signs[kind]}`);
  sign.append(use);
  const text = document.createElement("span");
  text.textContent = words;
  box.className = `scan-said is-${kind}`;
  box.replaceChildren(sign, text);
  box.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => { box.hidden = true; }, milliseconds);
}

/** What has to be put right, in the order in which the fields stand; what belongs to no field comes first. */
function inPageOrder(summary) {
  const lines = [...summary.querySelectorAll("li")].map(line => {
    const field = document.getElementById(line.querySelector("a")?.hash.slice(1) ?? "");
    return { line, field };
  });
  lines.sort((a, b) => {
    if (!a.field || !b.field) return Number(Boolean(a.field)) - Number(Boolean(b.field));
    return a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  summary.querySelector("ul").append(...lines.map(({ line }) => line));
}

/** Messages of the page are said once it is there; a refused form starts at its summary. */
export function startAnnouncing() {
  const summary = document.getElementById("error-summary");
  if (summary) {
    inPageOrder(summary);
    summary.focus();
  }
  const flash = document.querySelector("[data-flash]");
  if (flash) announce(flash.innerText.replace(/\s+/g, " ").trim());
  const sound = document.querySelector("[data-answer-sound]")?.dataset.answerSound;
  if (sound) beep(sound);
}
