// Reads the pictures of a camera as they follow each other. Each frame gets one cheap look, in turn, so that many
// frames a second are looked at; what one frame misses a later one finds.
import { sharpened, sharpenedRows } from "./contrast.js";
import { linear, matrix, placeless } from "./library.js";
import { evened } from "./light.js";
import { pressed, scaled } from "./sample.js";
import { Sightings } from "./sightings.js";

const looks = [
  (grey, look) => look(grey, {}),
  bars(0),
  (grey, look) => inMiddle(look(middleOf(grey), { formats: matrix, tryHarder: true, tryInvert: true })),
  bars(20),
  bars(90),
  bars(-20),
  (grey, look) => look(grey, {}),
  (grey, look) => inMiddle(look(sharpened(middleOf(grey), 2, 3), {})),
  bars(45),
  (grey, look) => look(scaled(grey, 0.5), { tryHarder: true, tryRotate: true }),
  bars(-45),
  (grey, look) => inMiddle(look(evened(middleOf(grey), 16), { formats: matrix })),
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

/** Linear codes whose bars stand across this direction. */
function bars(degrees) {
  return (grey, look) => {
    const codes = look(sharpenedRows(pressed(grey, degrees, 1, 4), 1, 2), { formats: linear, tryHarder: true });
    return degrees === 0 ? codes : placeless(codes);
  };
}

const beside = 0.2;
const above = 0.15;

/** The part inside the corners that the page shows. */
function middleOf({ data, width, height }) {
  const [left, top] = [Math.floor(width * beside), Math.floor(height * above)];
  const [across, down] = [width - 2 * left, height - 2 * top];
  const part = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    part.set(data.subarray((top + y) * width + left, (top + y) * width + left + across), y * across);
  }
  return { data: part, width: across, height: down };
}

/** Codes that were read there, at their places in the whole picture. */
function inMiddle(codes) {
  return codes.map(code => ({
    ...code, at: { x: beside + code.at.x * (1 - 2 * beside), y: above + code.at.y * (1 - 2 * above) },
  }));
}
