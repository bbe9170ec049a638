// When a reading is believed. A wrong reading is worse than none: a code that is not read is scanned again, one that is
// misread is another medicine. Matrix codes correct and prove themselves. The bars of a linear code have a check digit at
// most, which one misreading in ten satisfies; so they must be seen by several lines in more than one attempt, and by far
// more of them than anything else that is read in their place.
const provingItself = new Set(["DataMatrix", "QRCode"]);
const atOnceFromLines = 12;
const attemptsToAgree = 2;
const ahead = 3;

/**
 * What is believed of all that was read so far.
 * @param {Code[][]} attempts The codes of each attempt.
 * @returns {Code[]} Each code once, with the best reading of it.
 */
export function believed(attempts) {
  const readings = tally(attempts);
  return readings
    .filter(reading => isCertain(reading) && !readings.some(other => isRival(other, reading)))
    .map(reading => reading.code);
}

/** What a code says, whichever way it was read: a UPC-A is an EAN-13 that begins with a zero. */
export function meaningOf({ format, text }) {
  const isRetail = /^(EAN13|UPCA)$/.test(format);
  return isRetail ? `EAN13 ${text.padStart(13, "0")}` : `${format} ${text}`;
}

function tally(attempts) {
  const readings = new Map();
  for (const codes of attempts) {
    const seenHere = new Set();
    for (const code of codes) {
      const meaning = meaningOf(code);
      const reading = readings.get(meaning) ?? { code, votes: 0, lines: 0, places: [] };
      readings.set(meaning, reading);
      if (code.lines > reading.code.lines) reading.code = code;
      if (!seenHere.has(meaning)) reading.votes += 1;
      seenHere.add(meaning);
      reading.lines += code.lines;
      reading.places.push({ codes, position: code.position });
    }
  }
  return [...readings.values()];
}

function isCertain({ code, votes, lines }) {
  if (provingItself.has(code.format)) return true;
  return votes >= attemptsToAgree || lines >= atOnceFromLines;
}

/** Two readings cannot both be right where one lies over the other; the one with far more lines is kept. */
function isRival(other, reading) {
  if (other === reading || provingItself.has(reading.code.format) || provingItself.has(other.code.format)) return false;
  return other.lines * ahead > reading.lines && !areApart(other, reading);
}

/** True when one attempt read both, each in a place of its own. */
function areApart(one, other) {
  return one.places.some(here => other.places.some(there =>
    here.codes === there.codes && !overlap(here.position, there.position)));
}

function overlap(one, other) {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boundsOf(position) {
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  const xs = corners.map(corner => corner.x);
  const ys = corners.map(corner => corner.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
