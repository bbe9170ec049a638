// The frames of a video, one at a time: the next one is taken when the one before has been looked at, so that a slow device
// looks at fewer and none waits in a queue.
export class FrameLoop {
  #video;
  #look;
  #turn = null;
  #before = Promise.resolve();
  #wake = () => {};

  /** @param look given each frame as a bitmap, which is its own to use up; answers a promise */
  constructor(video, look) {
    this.#video = video;
    this.#look = look;
  }

  /** @returns {Promise<void>} Ends when it is stopped, and fails when a look does. */
  start() {
    this.stop();
    const turn = {};
    this.#turn = turn;
    // A frame of the time before a stop may still be looked at.
    const running = this.#before.then(() => this.#run(turn));
    this.#before = running.catch(() => {});
    return running;
  }

  stop() {
    this.#turn = null;
    this.#wake();
  }

  async #run(turn) {
    let next = this.#nextFrame();
    while (this.#turn === turn) {
      await next;
      // Waited for meanwhile: a frame that came during the look is there at once.
      next = this.#nextFrame();
      if (this.#turn !== turn || this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      const bitmap = await createImageBitmap(this.#video);
      if (this.#turn === turn) await this.#look(bitmap);
      else bitmap.close();
    }
  }

  #nextFrame() {
    return new Promise(resolve => {
      this.#wake = resolve;
      if ("requestVideoFrameCallback" in this.#video) this.#video.requestVideoFrameCallback(resolve);
      else requestAnimationFrame(resolve);
    });
  }
}
