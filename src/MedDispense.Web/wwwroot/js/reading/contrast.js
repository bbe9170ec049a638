// Blur taken back and uneven light made even. Each answers a new picture.

/** Against blur: what differs from its surroundings differs more. `radius` is about the width of a narrow bar. */
export function sharpened(grey, radius, strength) {
  return apart(grey, meanOfColumns(meanOfColumns(meanOfRows(meanOfRows(grey, radius), radius), radius), radius), strength);
}

/** The same along the rows alone, for pictures whose rows are independent of each other. */
export function sharpenedRows(grey, radius, strength) {
  return apart(grey, meanOfRows(meanOfRows(grey, radius), radius), strength);
}

function apart({ data, width, height }, mean, strength) {
  const result = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 1) result[i] = data[i] + strength * (data[i] - mean.data[i]);
  return { data: result, width, height };
}

function meanOfRows({ data, width, height }, radius) {
  const result = new Float32Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    const at = x => data[start + (x < 0 ? 0 : x < width ? x : width - 1)];
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += at(x);
    for (let x = 0; x < width; x += 1) {
      result[start + x] = sum / (2 * radius + 1);
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  return { data: result, width, height };
}

function meanOfColumns({ data, width, height }, radius) {
  const result = new Float32Array(data.length);
  const start = y => (y < 0 ? 0 : y < height ? y : height - 1) * width;
  const sums = new Float32Array(width);
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = 0; x < width; x += 1) sums[x] += data[start(y) + x];
  }
  for (let y = 0; y < height; y += 1) {
    const enters = start(y + radius + 1);
    const leaves = start(y - radius);
    for (let x = 0; x < width; x += 1) {
      result[y * width + x] = sums[x] / (2 * radius + 1);
      sums[x] += data[enters + x] - data[leaves + x];
    }
  }
  return { data: result, width, height };
}
