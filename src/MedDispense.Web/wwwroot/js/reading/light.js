// Shadow, glare and faint print: each part of the picture is stretched from its own darkest to its own brightest.
// The two are found in small cells and go over into each other between them, so that no edge appears where cells meet.
const leastSpread = 24;

/** Stretches the brightness around each pixel; `cell` is the side of a cell, in pixels. */
export function evened(grey, cell) {
  const { data, width, height } = grey;
  const across = Math.ceil(width / cell);
  const down = Math.ceil(height / cell);
  const { darkest, brightest } = widened(extremes(grey, cell, across, down), across, down);
  const result = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    const v = between((y + 0.5) / cell - 0.5, down);
    for (let x = 0; x < width; x += 1) {
      const u = between((x + 0.5) / cell - 0.5, across);
      const low = mixed(darkest, across, u, v);
      const spread = mixed(brightest, across, u, v) - low;
      result[y * width + x] = (data[y * width + x] - low) * 255 / (spread > leastSpread ? spread : leastSpread);
    }
  }
  return { data: result, width, height };
}

function extremes({ data, width, height }, cell, across, down) {
  const darkest = new Uint8Array(across * down).fill(255);
  const brightest = new Uint8Array(across * down);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / cell) * across;
    for (let x = 0; x < width; x += 1) {
      const at = row + Math.floor(x / cell);
      const value = data[y * width + x];
      if (value < darkest[at]) darkest[at] = value;
      if (value > brightest[at]) brightest[at] = value;
    }
  }
  return { darkest, brightest };
}

/** Each cell takes the extremes of its neighbours too: a cell that lies inside a bar knows no white of its own. */
function widened({ darkest, brightest }, across, down) {
  const around = (values, choose) => values.map((_, at) => {
    const x = at % across;
    const y = (at - x) / across;
    let chosen = values[at];
    for (let j = Math.max(0, y - 1); j <= Math.min(down - 1, y + 1); j += 1) {
      for (let i = Math.max(0, x - 1); i <= Math.min(across - 1, x + 1); i += 1) {
        chosen = choose(chosen, values[j * across + i]);
      }
    }
    return chosen;
  });
  return { darkest: around(darkest, Math.min), brightest: around(brightest, Math.max) };
}

function between(position, count) {
  const whole = Math.max(0, Math.min(count - 1, Math.floor(position)));
  return { whole, next: Math.min(count - 1, whole + 1), part: Math.max(0, Math.min(1, position - whole)) };
}

function mixed(values, across, u, v) {
  const top = v.whole * across;
  const bottom = v.next * across;
  const upper = values[top + u.whole] + (values[top + u.next] - values[top + u.whole]) * u.part;
  const lower = values[bottom + u.whole] + (values[bottom + u.next] - values[bottom + u.whole]) * u.part;
  return upper + (lower - upper) * v.part;
}
