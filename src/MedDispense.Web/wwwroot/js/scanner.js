// The scanner is the main input. A wedge scanner types like a keyboard, only faster than anybody can; wherever the focus
// is, its keys are told from typing by their timing, taken out of the field they fell into, and brought to where a scan
// belongs: the page's own field, or the page that answers scans.
//   [data-scan-target]               a field that takes a scan; with several, the focused one, else the first empty one
//   [data-scan-pattern="^MDS"]       … and only codes of this form
//   [data-scan-submit]               … and its form is sent at once
//   [data-scan-next]                 … and the field after it is typed into: a PIN after a badge
//   form[data-scan-port]             where a scan goes when no field takes it
//   body[data-gs]                    a character the scanners send in place of the GS1 separator
//   event "code-read" (text, source) a code that another part has read, such as the camera
//   event "scan" on a field          before it is filled; a page that deals with it itself calls preventDefault()
import { say } from "./announce.js";
import { beep } from "./sounds.js";
import { forgetOthers, isRepeat, keepCut, next, wait } from "./scan-queue.js";
import { inWords } from "./scan-words.js";
import { WedgeReader } from "./wedge.js";

const answerWithin = 8_000;

let sentAt = 0;
let lastFilled = null;

export function startScanner() {
  const reader = new WedgeReader(text => take(text, "scanner"), isScanTarget);
  if (forgetOthers()) refuse("A scan of the person before was not used.");
  window.scanTail?.tell(() => refuse("The page changed in the middle of a scan."));
  for (const key of window.firstKeys?.take() ?? []) reader.replay(key);
  addEventListener("keydown", event => reader.keydown(event), true);
  addEventListener("keyup", event => reader.keyup(event), true);
  document.addEventListener("code-read", event => take(event.detail.text, event.detail.source));
  addEventListener("pagehide", () => keepCut(reader.cut()));
  addEventListener("pageshow", event => { if (event.persisted) { sentAt = 0; drain(); } });
  drain();
}

function isScanTarget(element) {
  return element instanceof Element && element.matches("[data-scan-target]");
}

function take(raw, source) {
  const standIn = document.body.dataset.gs;
  // No label holds other control characters than the separators of GS1 and of ISO 15434.
  const text = (standIn ? raw.replaceAll(standIn, "\u001d") : raw)
    .replace(/[\0-\x03\x05-\x1c\x1f\x7f]/g, " ").replace(/^ +| +$/g, "");
  if (text && !isRepeat(text)) deliver({ text, source });
}

function deliver(scan) {
  if (isWaiting()) {
    wait(scan);
    beep("read");
    say(`Read: ${inWords(scan.text)}. It is next.`, "note");
    setTimeout(giveUp, answerWithin);
    return;
  }
  const field = targetFor(scan.text);
  const port = document.querySelector("form[data-scan-port]");
  if (field) fill(field, scan);
  else if (port) post(port, scan);
  else refuse(`Read: ${inWords(scan.text)}. This page takes no scan.`, "");
}

/** What is not used is said and heard, so that nobody takes it for done. */
function refuse(words, whatToDo = "Scan again.") {
  beep("refused");
  say(`${words} ${whatToDo}`.trim(), "stop", 6000);
}

/** Also while a form is under way that a person sent: its answer comes first. */
function isWaiting() {
  return (sentAt > 0 && performance.now() - sentAt < answerWithin) || document.querySelector("form[data-sending]") !== null;
}

/** Sends a form; a form that is held back, for want of a connection or of an entry, gets no answer to wait for. */
function send(form) {
  let isSent = false;
  const look = event => { isSent = !event.defaultPrevented; };
  addEventListener("submit", look);
  form.requestSubmit();
  removeEventListener("submit", look);
  if (!isSent) return;
  sentAt = performance.now();
  setTimeout(giveUp, answerWithin);
}

/** No answer came: what waited was meant for a page that is not there. */
function giveUp() {
  sentAt = 0;
  for (let scan = next(); scan; scan = next()) refuse(`No answer came, so ${inWords(scan.text)} was not used.`);
}

function targetFor(text) {
  const fields = [...document.querySelectorAll("[data-scan-target]")].filter(field =>
    !field.disabled && !field.readOnly && field.getClientRects().length > 0
    && new RegExp(field.dataset.scanPattern ?? "").test(text));
  if (fields.includes(document.activeElement)) return document.activeElement;
  return fields.find(field => field.value === "") ?? fields.find(field => field === lastFilled);
}

function fill(field, scan) {
  const event = new CustomEvent("scan", { bubbles: true, cancelable: true, detail: scan });
  beep("read");
  if (!field.dispatchEvent(event)) return;
  field.value = scan.text;
  lastFilled = field;
  const source = field.form?.elements.namedItem(`${field.name}Source`);
  if (source instanceof HTMLInputElement) source.value = scan.source;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.classList.add("is-filled");
  setTimeout(() => field.classList.remove("is-filled"), 1500);
  say(`Read: ${inWords(scan.text)}`, "done");
  if (field.hasAttribute("data-scan-next")) goOn(field);
  if (field.hasAttribute("data-scan-submit") && field.form) send(field.form);
}

/** To the field after a scanned one, unless somebody is typing into another. */
function goOn(field) {
  if (document.activeElement !== field && document.activeElement !== document.body) return;
  const fields = [...field.form?.elements ?? []].filter(other => other.type !== "button" && other.getClientRects().length > 0);
  fields[fields.indexOf(field) + 1]?.focus();
}

function post(port, scan) {
  beep("read");
  say(`Read: ${inWords(scan.text)}`, "done");
  port.elements.namedItem("Text").value = scan.text;
  port.elements.namedItem("Source").value = scan.source;
  send(port);
}

/** A scan that came before the answer to the one before it goes to the page that the answer brought. */
function drain() {
  while (!isWaiting()) {
    const scan = next();
    if (!scan) return;
    if (scan.isLate) refuse(`${inWords(scan.text)} waited too long and was not used.`);
    else deliver(scan);
  }
}
