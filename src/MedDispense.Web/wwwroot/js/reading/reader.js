// The reader of pictures, for the camera and for scripts/read-barcodes: a worker that reads one picture after the other.
const didNotStart = "The reader of codes did not start. Load the page again, or type the code.";
const didNotRead = "This picture could not be read. Try another one, or type the code.";

/** A code: format, text, identifier (such as "]d2"), lines, position, at. What it rejects with are words for a person. */
export class BarcodeReader {
  #worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  #waiting = [];
  #isBroken = false;

  constructor() {
    this.#worker.addEventListener("message", ({ data }) => this.#answer(data));
    this.#worker.addEventListener("error", () => this.#break());
  }

  /** Reads one of many pictures that follow each other. The bitmap is used up. */
  readFrame(bitmap) {
    return this.#ask("frame", bitmap);
  }

  /** Reads a single picture with all that can be done for it. The bitmap is used up. */
  readStill(bitmap) {
    return this.#ask("still", bitmap);
  }

  close() {
    this.#worker.terminate();
    while (this.#waiting.length > 0) this.#answer({ codes: [] });
  }

  #ask(kind, bitmap) {
    if (this.#isBroken) {
      bitmap.close();
      return Promise.reject(new Error(didNotStart));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ kind, bitmap }, [bitmap]);
    });
  }

  #answer({ codes, failure }) {
    const asked = this.#waiting.shift();
    if (failure) asked?.reject(new Error(didNotRead, { cause: failure }));
    else asked?.resolve(codes);
  }

  /** A worker that did not start answers nobody: who waits is told, and so is whoever asks later. */
  #break() {
    this.#isBroken = true;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(didNotStart));
  }
}
