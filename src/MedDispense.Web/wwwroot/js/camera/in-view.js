// What the camera has in view: one code, which is taken by itself, or several, which are offered.
import { meaningOf } from "../reading/trust.js";

/** A look at a frame does not see all that is in it; so many frames have been looked at in every way (reading/frames.js). */
const everyWay = 12;
const timesToBeSeen = 2;
const framesKept = 24;

export class InView {
  #frame = 0;
  #seen = new Map();

  /**
   * Adds what a frame shows for certain.
   * @returns {Code[]} Empty until it is clear what is in view; then the one code, or all that there are.
   */
  add(codes) {
    this.#frame += 1;
    for (const code of codes) {
      const meaning = meaningOf(code);
      const { first = this.#frame, times = 0, code: before } = this.#seen.get(meaning) ?? {};
      const placed = { ...code, at: code.at ?? before?.at ?? null };
      this.#seen.set(meaning, { code: placed, first, last: this.#frame, times: times + 1 });
    }
    for (const [meaning, { last }] of this.#seen) {
      if (this.#frame - last >= framesKept) this.#seen.delete(meaning);
    }
    const seen = [...this.#seen.values()];
    const isSteady = seen.some(({ first, times }) => this.#frame - first >= everyWay && times >= timesToBeSeen);
    return isSteady ? tellingMost(seen.map(({ code }) => code)) : [];
  }

  forget() {
    this.#seen.clear();
  }
}

/** Without a product number that stands, with lot and date, in another of the codes: a box wears both. */
export function tellingMost(codes) {
  const told = codes.filter(tellsMore).map(numberOf);
  return codes.filter(code => tellsMore(code) || !told.includes(numberOf(code)));
}

const isGs1 = ({ identifier }) => /^\](C1|d2|Q3|e\d)$/.test(identifier);

function tellsMore(code) {
  return isGs1(code) && /^01\d{14}./.test(code.text);
}

/** The GTIN of fourteen digits that the code gives; the text itself where it gives none. */
function numberOf({ identifier, text }) {
  if (isGs1({ identifier })) return /^01(\d{14})/.exec(text)?.[1] ?? text;
  return /^\d{8}(\d{4,6})?$/.test(text) ? text.padStart(14, "0") : text;
}
