// Reads a single picture: a plain look first, and only when that says nothing for certain all that is thorough.
import { plain, thorough } from "./attempts.js";
import { believed } from "./trust.js";

const mostMilliseconds = 4_000;

/**
 * @param {object} grey The picture, at a size at which a plain look is quick.
 * @param {() => object | null} larger The same at full size, or null when it has no more pixels.
 * @param {Function} look The library.
 * @returns {Code[]} What is in it for certain; empty when nothing is.
 */
export function readStill(grey, larger, look) {
  const started = performance.now();
  const attempts = [];
  for (const attempt of sequence(grey, larger, look)) {
    attempts.push(attempt());
    const codes = believed(attempts);
    if (codes.length > 0) return codes;
    if (performance.now() - started > mostMilliseconds) break;
  }
  return [];
}

function* sequence(grey, larger, look) {
  for (const attempt of plain) yield () => attempt(grey, look);
  const full = larger();
  if (full) for (const attempt of plain) yield () => attempt(full, look);
  for (const attempt of thorough) yield () => attempt(grey, look);
}
