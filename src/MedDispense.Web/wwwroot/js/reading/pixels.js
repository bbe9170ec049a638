// From a bitmap, in the worker, to what the reader works on.
import { greyOf } from "./grey.js";

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d", { willReadFrequently: true });

/** The bitmap without colours, made smaller where it has more than so many pixels. Holes in it are white, as paper is. */
export function greyOfBitmap(bitmap, mostPixels) {
  const factor = Math.min(1, Math.sqrt(mostPixels / (bitmap.width * bitmap.height)));
  const width = Math.max(1, Math.round(bitmap.width * factor));
  const height = Math.max(1, Math.round(bitmap.height * factor));
  // A canvas that is given a size is made anew, even if it had that size.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return greyOf(context.getImageData(0, 0, width, height));
}
