// What a camera has shown lately. A linear code counts once two frames show it, and nothing else has been read nearly as
// often meanwhile; a matrix code proves itself.
import { believed, meaningOf } from "./trust.js";

const framesKept = 18;
const framesToAgree = 2;

export class Sightings {
  #frames = [];

  /** Adds what a frame showed, and answers which of its codes count. */
  add(codes) {
    this.#frames.push(codes);
    if (this.#frames.length > framesKept) this.#frames.shift();
    const certain = believed(this.#frames, framesToAgree);
    return certain.filter(code => codes.some(seen => meaningOf(seen) === meaningOf(code)));
  }
}
