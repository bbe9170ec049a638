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
import { WedgeReader } from "./wedge.js";

const repeatWithin = 700;
const answerWithin = 8_000;
const waitsAtMost = 15_000;

let sentAt = 0;
let last = { text: "", at: 0 };
let lastFilled = null;

export function startScanner() {
  const reader = new WedgeReader(text => take(text, "scanner"), isScanTarget);
  for (const key of window.firstKeys?.take() ?? []) reader.replay(key);
  addEventListener("keydown", event => reader.keydown(event), true);
  addEventListener("keyup", event => reader.keyup(event), true);
  document.addEventListener("code-read", event => take(event.detail.text, event.detail.source));
  addEventListener("pageshow", event => { if (event.persisted) { sentAt = 0; drain(); } });
  drain();
}

function isScanTarget(element) {
  return element instanceof Element && element.matches("[data-scan-target]");
}

function take(raw, source) {
  const standIn = document.body.dataset.gs;
  const text = (standIn ? raw.replaceAll(standIn, "\u001d") : raw).replace(/^[ \r\n\t]+|[ \r\n\t]+$/g, "");
  if (!text) return;
  const now = performance.now();
  const isRepeat = text === last.text && now - last.at < repeatWithin;
  last = { text, at: now };
  if (!isRepeat) deliver({ text, source });
}

function deliver(scan) {
  if (isWaiting()) {
    queue([...queued(), { ...scan, at: Date.now() }]);
    beep("read");
    say(`Read: ${shown(scan.text)}. It is next.`, "note");
    return;
  }
  const field = targetFor(scan.text);
  const port = document.querySelector("form[data-scan-port]");
  if (field) fill(field, scan);
  else if (port) post(port, scan);
  else say(`Read: ${shown(scan.text)}. This page takes no scan.`, "note");
}

function isWaiting() {
  return sentAt > 0 && performance.now() - sentAt < answerWithin;
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
  say(`Read: ${shown(scan.text)}`, "done");
  if (field.hasAttribute("data-scan-next")) goOn(field);
  if (!field.hasAttribute("data-scan-submit") || !field.form) return;
  sentAt = performance.now();
  field.form.requestSubmit();
  setTimeout(drain, answerWithin + 50);
}

/** To the field after a scanned one, unless somebody is typing into another. */
function goOn(field) {
  if (document.activeElement !== field && document.activeElement !== document.body) return;
  const fields = [...field.form?.elements ?? []].filter(other => other.getClientRects().length > 0);
  fields[fields.indexOf(field) + 1]?.focus();
}

function post(port, scan) {
  beep("read");
  say(`Read: ${shown(scan.text)}`, "done");
  port.elements.namedItem("Text").value = scan.text;
  port.elements.namedItem("Source").value = scan.source;
  sentAt = performance.now();
  port.requestSubmit();
  setTimeout(drain, answerWithin + 50);
}

/* A second scan that comes before the answer to the first waits for the next page. */

function queueKey() {
  return `scans:${document.body.dataset.person ?? ""}`;
}

function queued() {
  return JSON.parse(sessionStorage.getItem(queueKey()) ?? "[]").filter(scan => Date.now() - scan.at < waitsAtMost);
}

function queue(scans) {
  if (scans.length > 0) sessionStorage.setItem(queueKey(), JSON.stringify(scans));
  else sessionStorage.removeItem(queueKey());
}

function drain() {
  while (!isWaiting()) {
    const [next, ...rest] = queued();
    queue(rest);
    if (!next) return;
    deliver(next);
  }
}

/** A code as people can compare it: separators as a dot, and not longer than a line. */
function shown(text) {
  const plain = text.replaceAll("\u001d", "·");
  return plain.length > 42 ? `${plain.slice(0, 40)} …` : plain;
}
