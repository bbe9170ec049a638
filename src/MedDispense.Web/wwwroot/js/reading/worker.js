// Reads beside the page, so that the picture on the screen never stands still. It is sent { kind, bitmap }, one at a time,
// and answers { codes } or { failure }; the bitmap goes no further.
import { FrameReader } from "./frames.js";
import { loadLibrary } from "./library.js";
import { greyOfBitmap } from "./pixels.js";
import { readStill } from "./still.js";

const quickPixels = 1_500_000;
const framePixels = 1_000_000;
const fullPixels = 12_000_000;

const library = loadLibrary({
  locateFile: file => new URL(`../../lib/zxing-wasm/reader/${file}`, import.meta.url).href,
});
// Without the library no picture will ever be read: the page hears it as an error of the worker.
library.catch(reportError);
const frames = new FrameReader();

addEventListener("message", async ({ data: { kind, bitmap } }) => {
  try {
    const look = await library;
    postMessage({ codes: kind === "frame" ? frames.read(greyOfBitmap(bitmap, framePixels), look) : stillOf(bitmap, look) });
  } catch (error) {
    postMessage({ failure: String(error) });
  } finally {
    bitmap.close();
  }
});

function stillOf(bitmap, look) {
  const hasMore = bitmap.width * bitmap.height > quickPixels;
  return readStill(greyOfBitmap(bitmap, quickPixels), () => hasMore ? greyOfBitmap(bitmap, fullPixels) : null, look);
}
