// The ways in which a single picture is looked at, the cheapest and most fruitful first. An attempt answers the codes that
// it read; `look` is the library. Whoever runs them stops as soon as something is believed.
import { sharpened, sharpenedRows } from "./contrast.js";
import { linear, matrix, placeless } from "./library.js";
import { evened } from "./light.js";
import { pressed, scaled, turned } from "./sample.js";

/** The library's own best, and what else is so cheap that it serves to confirm. */
export const plain = [
  (grey, look) => look(grey, { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true }),
];

/** Bars that run anywhere between upright and level are covered by turns of these degrees. */
const nearlyStraight = [0, 90];
const tilted = [12, -12, 78, 102];
const aslant = [26, -26, 64, 116];
const diagonal = [40, -40, 52, 128];

/** What is worth trying when a plain look found nothing that can be believed. */
export const thorough = [
  (grey, look) => look(grey, {}),
  bars(nearlyStraight, grey => sharpenedRows(grey, 2, 4)),
  (grey, look) => look(evened(grey, 12), { formats: matrix, tryHarder: true }),
  bars(tilted, grey => sharpenedRows(grey, 1, 3)),
  enlarged(2, grey => sharpened(grey, 2, 4)),
  enlarged(2, grey => grey, matrix),
  bars(aslant, grey => sharpenedRows(grey, 1, 3)),
  bars(nearlyStraight, grey => sharpenedRows(evened(grey, 16), 2, 3)),
  (grey, look) => look(evened(grey, 8), { tryHarder: true, tryRotate: true }),
  enlarged(2, grey => sharpened(grey, 4, 3)),
  enlarged(2, grey => evened(grey, 16)),
  bars(tilted, grey => sharpenedRows(evened(grey, 24), 2, 3)),
  (grey, look) => placeless(look(turned(grey, 20), { formats: matrix, tryHarder: true })),
  bars(diagonal, grey => sharpenedRows(grey, 1, 3)),
  enlarged(3, grey => sharpened(grey, 3, 4)),
];

const mostPixels = 1_600_000;

/** Larger, as far as the picture is not too large already, and then made clearer. */
function enlarged(factor, clearer, formats) {
  return (grey, look) => {
    const fits = Math.min(factor, Math.sqrt(mostPixels / grey.data.length));
    return look(clearer(fits > 1.2 ? scaled(grey, fits) : grey), { formats, tryHarder: true, tryRotate: factor === 2 });
  };
}

/** Linear codes whose bars stand across one of these directions: sought in rows of four lines each. */
function bars(directions, clearer) {
  return (grey, look) => {
    const along = Math.max(1, Math.min(2, Math.sqrt(mostPixels * 2 / grey.data.length)));
    return directions.flatMap(degrees => {
      const codes = look(clearer(pressed(grey, degrees, along, 4)), { formats: linear, tryHarder: true });
      return degrees === 0 ? codes : placeless(codes);
    });
  };
}
