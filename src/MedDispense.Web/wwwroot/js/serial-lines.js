// Lines from the bytes of a serial scanner. What a port sends while pages change is lost, so what comes at once after it was
// opened again may be the end of a line whose beginning nobody has seen.
const tailWithin = 100;    // ms from opening to the first byte of a tail: a line of 90 characters at 9600 baud
const longest = 4_096;

export class SerialLines {
  #decoder = new TextDecoder();
  #text = "";
  #opened = performance.now();
  #isTail = false;
  #isNew;

  /** @param {boolean} isInTheMiddle Whether the port was read until just now, by the page before. */
  constructor(isInTheMiddle) {
    this.#isNew = isInTheMiddle;
  }

  /** @param {Uint8Array} bytes @returns {{scans: string[], isCut: boolean}} The lines that are whole now, and whether the
   * end of one that was not seen whole has just been thrown away. */
  add(bytes) {
    if (this.#isNew) this.#isTail = performance.now() - this.#opened <= tailWithin;
    this.#isNew = false;
    const lines = (this.#text + this.#decoder.decode(bytes, { stream: true })).split(/[\r\n]+/);
    this.#text = lines.pop().slice(0, longest + 1);
    const tail = this.#isTail && lines.length > 0 ? lines.shift() : null;
    if (tail !== null) this.#isTail = false;
    return { scans: lines.filter(line => line.length > 0), isCut: Boolean(tail) };
  }

  /** Forgets a line that is not whole; answers whether there was one. */
  drop() {
    const hadPart = this.#text.length > 0;
    [this.#text, this.#decoder] = ["", new TextDecoder()];
    return hadPart;
  }
}
