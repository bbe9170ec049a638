// A picture as the reader works on it: { data, width, height }, one byte of brightness a pixel.

/** Takes the colours of a canvas away, by the weights that the eye gives them. */
export function greyOf({ data: colours, width, height }) {
  const data = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < data.length; i += 1, at += 4) {
    data[i] = (306 * colours[at] + 601 * colours[at + 1] + 117 * colours[at + 2] + 512) >> 10;
  }
  return { data, width, height };
}
