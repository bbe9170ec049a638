// Reads each picture twice, by the reader of the pages and by the library alone. Both get a bitmap, both work in a worker,
// and the time of both is from handing it over to the answer.
import { BarcodeReader } from "/js/reading/reader.js";

const reader = new BarcodeReader();
const library = new Worker("/reading/library-alone.js", { type: "module" });

function readAlone(bitmap) {
  return new Promise((resolve, reject) => {
    library.onmessage = ({ data }) => data.failure ? reject(new Error(data.failure)) : resolve(data.codes);
    library.onerror = () => reject(new Error("The library did not start."));
    library.postMessage(bitmap, [bitmap]);
  });
}

async function timed(read, picture) {
  const bitmap = await createImageBitmap(picture, { imageOrientation: "from-image" });
  const started = performance.now();
  const codes = await read(bitmap);
  return { codes, milliseconds: performance.now() - started };
}

const send = (where, what) => fetch(where, { method: "POST", body: JSON.stringify(what) });
const pictureOf = async name => (await fetch(`/pictures/${name.split("/").map(encodeURIComponent).join("/")}`)).blob();

try {
  const names = await (await fetch("/names")).json();
  // The first picture is read once more beforehand: what is measured is reading, not loading.
  const first = await pictureOf(names[0]);
  await timed(bitmap => reader.readStill(bitmap), first);
  await timed(readAlone, first);
  for (const name of names) {
    const picture = await pictureOf(name);
    const ours = await timed(bitmap => reader.readStill(bitmap), picture);
    const alone = await timed(readAlone, picture);
    await send("/reading", { name, ours, alone });
  }
} catch (error) {
  await send("/failure", { words: [error, error.cause].filter(Boolean).join(" ") });
}
