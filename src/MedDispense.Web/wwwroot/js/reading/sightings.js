// What a camera has shown lately. A linear code counts once two frames show it, or many lines of one, and nothing else has
// been read nearly as often meanwhile; a matrix code proves itself.
import { believed, meaningOf } from "./trust.js";

// Each of the looks at a frame (frames.js) has its turn twice.
const framesKept = 24;

export class Sightings {
  #frames = [];

  /** Adds what a frame showed, and answers which of its codes count. */
  add(codes) {
    this.#frames.push(codes);
    if (this.#frames.length > framesKept) this.#frames.shift();
    const certain = believed(this.#frames);
    // The best reading of all, at the place where it was seen last.
    return certain.flatMap(code => {
      const seen = codes.find(other => meaningOf(other) === meaningOf(code));
      return seen ? [{ ...code, at: seen.at }] : [];
    });
  }
}
