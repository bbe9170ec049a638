// Tells the keys of a wedge scanner from those of a person, by time alone.
import { separator, signOf, silent } from "./key-signs.js";
import { inTextField, snapshot } from "./typed-into.js";

const fastGap = 50;       // ms between two keys of a scanner, at most
const fastMean = 35;      // … and on average; nobody types five keys like that
const certainAfter = 5;   // keys
const patientGap = 150;   // once it is certain, a busy device may stutter
const silence = 180;      // after which a scan without Enter or Tab is whole
// Keys carry the time at which they were pressed, but a device that halts delivers them late: where scanners here end with
// a key, silence is most likely such a halt, and what came so far the beginning of a code.
const silenceWithEndKey = 1500;
const endKeySeen = "scanner-ends-with-key";
const shortest = 3;       // characters of a code that ends with Enter or Tab
const shortestInField = 4;

export class WedgeReader {
  #read;
  #isTarget;
  #burst = null;
  #timer = 0;
  #altDigits = "";

  /** @param read called with the text of a scan  @param isTarget whether an element is a field for scans */
  constructor(read, isTarget) {
    this.#read = read;
    this.#isTarget = isTarget;
  }

  /** Ends the scan that is under way while the page goes; answers when its last key came and whether it is certain. */
  cut() {
    const burst = this.#burst;
    this.#drop();
    return burst && { at: performance.timeOrigin + burst.last, isCertain: burst.certain };
  }

  /** Keys that came before this module; they can no longer be held back, only read. */
  replay(key) {
    const event = { ...key, preventDefault() {}, stopImmediatePropagation() {} };
    if (key.type === "keydown") this.keydown(event);
    else this.keyup(event);
  }

  keydown(event) {
    if (event.isComposing) return;
    if (event.altKey && /^Numpad\d$/.test(event.code)) {
      this.#altDigits += event.code.at(-1);
      return;
    }
    if (event.key === "Enter" || event.key === "Tab") {
      this.#end(event);
      return;
    }
    if (silent.includes(event.key)) return;
    // Some scanners are set to send F8 for the separator; by itself it stays what it is.
    if (event.key === "F8" && this.#burst) {
      this.#add(separator, event);
      return;
    }
    const sign = signOf(event);
    if (sign === null || event.repeat) this.#drop();
    else this.#add(sign, event);
  }

  keyup(event) {
    if (event.key !== "Alt" || this.#altDigits === "") return;
    // Some scanners type the separator as Alt+029.
    const code = Number(this.#altDigits);
    this.#altDigits = "";
    if (code === 29) this.#add(separator, event);
  }

  #add(sign, event) {
    const gap = this.#burst ? event.timeStamp - this.#burst.last : 0;
    if (this.#burst && gap > (this.#burst.certain ? patientGap : fastGap)) this.#finishOrDrop();
    this.#burst ??= { text: "", first: event.timeStamp, last: 0, certain: false, before: snapshot() };
    const burst = this.#burst;
    burst.text += sign;
    burst.last = event.timeStamp;
    if (!burst.certain && burst.text.length >= certainAfter && this.#isFast(burst)) {
      burst.certain = true;
      burst.before?.();
    }
    if (burst.certain || sign === separator) hold(event);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#finishOrDrop(), hasEndKey() ? silenceWithEndKey : silence);
  }

  #end(event) {
    const burst = this.#burst;
    if (!burst) return;
    const gap = event.timeStamp - burst.last;
    const least = inTextField() && !this.#isTarget(document.activeElement) ? shortestInField : shortest;
    const isScan = burst.certain
      ? gap <= patientGap
      : gap <= fastGap && burst.text.length >= least && this.#isFast(burst);
    if (!isScan) {
      this.#drop();
      return;
    }
    hold(event);
    if (!burst.certain) burst.before?.();
    rememberEndKey();
    this.#finish();
  }

  #isFast(burst) {
    return (burst.last - burst.first) / (burst.text.length - 1) <= fastMean;
  }

  /** A scanner that sends no Enter is done when it falls silent. */
  #finishOrDrop() {
    if (this.#burst?.certain) this.#finish();
    else this.#drop();
  }

  #finish() {
    const { text } = this.#burst;
    this.#drop();
    this.#read(text);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#burst = null;
  }
}

// Of this device. Where nothing can be kept, every page learns it anew.
let endKey = null;

function hasEndKey() {
  if (endKey === null) {
    try {
      endKey = localStorage.getItem(endKeySeen) === "yes";
    } catch {
      endKey = false;
    }
  }
  return endKey;
}

function rememberEndKey() {
  if (hasEndKey()) return;
  endKey = true;
  try {
    localStorage.setItem(endKeySeen, "yes");
  } catch {
    // Learnt for this page only.
  }
}

function hold(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
