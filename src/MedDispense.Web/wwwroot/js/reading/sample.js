// The same picture at another size or turned: what the reader misses upright it may find so.

/** Larger or smaller by a factor, between pixels by straight lines. */
export function scaled(grey, factor) {
  return rows(grey, { degrees: 0, along: factor, across: factor });
}

/** Turned about its middle; its corners are continued by the pixels at its edge. */
export function turned(grey, degrees, factor = 1) {
  return rows(grey, { degrees, along: factor, across: factor });
}

/**
 * Turned, drawn out along the bars' row and pressed together across it. Each row is the mean of some lines, which takes
 * noise and scratches away, and a sixth of the pixels is left to search.
 */
export function pressed(grey, degrees, along, lines) {
  return rows(grey, { degrees, along, across: 1 / lines, lines });
}

function rows(grey, { degrees, along, across, lines = 1 }) {
  const angle = degrees * Math.PI / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const length = Math.abs(grey.width * cos) + Math.abs(grey.height * sin);
  const breadth = Math.abs(grey.width * sin) + Math.abs(grey.height * cos);
  const width = Math.max(1, Math.round(length * along));
  const height = Math.max(1, Math.round(breadth * across));
  const data = new Uint8Array(width * height);
  const sums = new Float32Array(width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let line = 0; line < lines; line += 1) {
      const v = (y + (line + 0.5) / lines) * breadth / height - breadth / 2;
      const x0 = grey.width / 2 - length / 2 * cos - v * sin - 0.5;
      const y0 = grey.height / 2 - length / 2 * sin + v * cos - 0.5;
      addLine(grey, sums, x0, y0, length / width * cos, length / width * sin);
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = sums[x] / lines + 0.5;
  }
  return { data, width, height };
}

/** Adds the brightness along a straight line, from half a step after its start. */
function addLine({ data, width, height }, sums, startX, startY, stepX, stepY) {
  const right = width - 1;
  const bottom = height - 1;
  for (let i = 0; i < sums.length; i += 1) {
    let x = startX + (i + 0.5) * stepX;
    let y = startY + (i + 0.5) * stepY;
    x = x < 0 ? 0 : x > right ? right : x;
    y = y < 0 ? 0 : y > bottom ? bottom : y;
    const left = x | 0;
    const top = y | 0;
    const partX = x - left;
    const at = top * width + left;
    const next = left < right ? 1 : 0;
    const below = top < bottom ? width : 0;
    const upper = data[at] + (data[at + next] - data[at]) * partX;
    const lower = data[at + below] + (data[at + below + next] - data[at + below]) * partX;
    sums[i] += upper + (lower - upper) * (y - top);
  }
}
