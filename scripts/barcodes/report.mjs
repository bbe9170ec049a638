// Counts the readings as they come in and says what differs.
import { on } from "node:events";
import { says } from "./truth.mjs";

/**
 * Prints each difference, then the library alone, then our reader.
 * @returns {Promise<boolean>} True when nothing was misread and nothing read where there is no code.
 */
export async function report(pictures, readings, mostSilence) {
  const ours = new Count("");
  const alone = new Count("library alone: ");
  const truths = new Map(pictures.map(({ name, truth }) => [name, truth]));
  for await (const reading of each(readings, pictures.length, mostSilence)) {
    const truth = truths.get(reading.name);
    alone.add(reading.alone, truth);
    const words = ours.add(reading.ours, truth);
    if (words) console.log(`${reading.name}: ${words}`);
  }
  console.log(alone.line());
  console.log(ours.line());
  return ours.wrong === 0 && ours.falsely === 0;
}

async function* each(readings, count, mostSilence) {
  readings.once("failure", ({ words }) => readings.emit("error", new Error(`The page failed: ${words}`)));
  const silence = () => readings.emit("error", new Error(`The browser was silent for ${mostSilence / 1000} seconds.`));
  let timer = setTimeout(silence, mostSilence);
  let seen = 0;
  for await (const [reading] of on(readings, "reading")) {
    clearTimeout(timer);
    yield reading;
    seen += 1;
    if (seen === count) return;
    timer = setTimeout(silence, mostSilence);
  }
}

class Count {
  #words;
  #withCode = 0;
  #right = 0;
  #times = [];
  wrong = 0;
  falsely = 0;

  constructor(words) {
    this.#words = words;
  }

  /** Counts a reading and answers in words how it differs; null when it does not. */
  add({ codes, milliseconds }, truth) {
    this.#times.push(milliseconds);
    const read = codes.map(({ format, text }) => `${format} ${JSON.stringify(text)}`).join(", ");
    if (truth === "") {
      if (codes.length === 0) return null;
      this.falsely += 1;
      return `read ${read} where there is no code`;
    }
    this.#withCode += 1;
    if (codes.some(code => says(code, truth))) {
      this.#right += 1;
      const others = codes.filter(code => !says(code, truth));
      return others.length === 0 ? null : `read rightly among others: ${read}`;
    }
    if (codes.length === 0) return `not read, it says ${JSON.stringify(truth)}`;
    this.wrong += 1;
    return `read ${read}, but it says ${JSON.stringify(truth)}`;
  }

  line() {
    const times = this.#times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)].toFixed(1);
    return `${this.#words}read ${this.#right} of ${this.#withCode}, wrong ${this.wrong}, false ${this.falsely}, median ${median} ms`;
  }
}
