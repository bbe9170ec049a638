// The reader of pictures, for scripts/read-barcodes and for the camera once it is wired to it: a worker that reads one picture after the other.

/** A code: format, text, identifier (such as "]d2"), lines, position. */
export class BarcodeReader {
  #worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  #waiting = [];

  constructor() {
    this.#worker.addEventListener("message", ({ data }) => this.#answer(data));
    this.#worker.addEventListener("error", () => this.#answer({ failure: "The reader did not start." }));
  }

  /** Whether a picture is being read. */
  get isBusy() {
    return this.#waiting.length > 0;
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
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ kind, bitmap }, [bitmap]);
    });
  }

  #answer({ codes, failure }) {
    const asked = this.#waiting.shift();
    if (failure) asked?.reject(new Error(failure));
    else asked?.resolve(codes);
  }
}
