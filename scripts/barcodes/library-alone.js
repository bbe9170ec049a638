// The library as its own documentation calls it, once, on the picture as it is: what the reader has to be better than.
import { prepareZXingModule, readBarcodes } from "/lib/zxing-wasm/reader/index.js";

prepareZXingModule({ overrides: { locateFile: file => `/lib/zxing-wasm/reader/${file}` } });
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d", { willReadFrequently: true });

addEventListener("message", async ({ data: bitmap }) => {
  try {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0);
    const codes = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height),
      { tryHarder: true, tryRotate: true, tryInvert: true, textMode: "Plain" });
    postMessage({ codes: codes.map(({ format, text }) => ({ format, text })) });
  } catch (error) {
    postMessage({ failure: String(error) });
  }
});
