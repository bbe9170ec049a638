// Reads the pictures of a camera as they follow each other. Each frame gets one or two cheap looks, in turn, so that many
// frames a second are looked at; what one frame misses the next but one finds.
import { sharpened, sharpenedRows } from "./contrast.js";
import { linear, matrix } from "./library.js";
import { evened } from "./light.js";
import { pressed, scaled } from "./sample.js";
import { Sightings } from "./sightings.js";

const looks = [
  (grey, look) => look(grey, {}),
  (grey, look) => [0, 90].flatMap(degrees => bars(grey, degrees, look)),
  (grey, look) => look(middleOf(grey), { formats: matrix, tryHarder: true, tryInvert: true }),
  (grey, look) => [20, -20].flatMap(degrees => bars(grey, degrees, look)),
  (grey, look) => look(grey, {}),
  (grey, look) => look(sharpened(middleOf(grey), 2, 3), {}),
  (grey, look) => look(scaled(grey, 0.5), { tryHarder: true, tryRotate: true }),
  (grey, look) => [45, -45].flatMap(degrees => bars(grey, degrees, look)),
  (grey, look) => look(evened(middleOf(grey), 16), { formats: matrix }),
];

/** Keeps what the last frames showed. */
export class FrameReader {
  #turn = 0;
  #sightings = new Sightings();

  /** @returns {Code[]} What this frame and those before it show for certain. */
  read(grey, look) {
    const codes = looks[this.#turn % looks.length](grey, look);
    this.#turn += 1;
    return this.#sightings.add(codes);
  }
}

function bars(grey, degrees, look) {
  return look(sharpenedRows(pressed(grey, degrees, 1, 4), 1, 2), { formats: linear, tryHarder: true });
}

/** The part inside the corners that the page shows. */
function middleOf({ data, width, height }) {
  const [left, top] = [Math.floor(width * 0.2), Math.floor(height * 0.15)];
  const [across, down] = [width - 2 * left, height - 2 * top];
  const part = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    part.set(data.subarray((top + y) * width + left, (top + y) * width + left + across), y * across);
  }
  return { data: part, width: across, height: down };
}
