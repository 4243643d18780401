/** A Gaussian blur in place (separable, edges held). @param sigma px */
export function blur(data: Float32Array, columns: number, rows: number, sigma: number): void {
  if (sigma <= 0) return;
  if (sigma > 4) {
    for (let pass = 0; pass < 3; pass++) box(data, columns, rows, Math.max(1, Math.round(sigma * 0.95)));
    return;
  }
  const reach = Math.ceil(sigma * 3);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < kernel.length; index++) kernel[index] = (kernel[index] ?? 0) / total;
  along(data, columns, rows, kernel);
  across(data, columns, rows, kernel);
}

/** Row by row; beyond the edge the outermost pixel goes on. */
function along(data: Float32Array, columns: number, rows: number, kernel: Float32Array): void {
  const reach = (kernel.length - 1) / 2;
  const source = new Float32Array(columns + 2 * reach);
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    source.set(data.subarray(base, base + columns), reach);
    source.fill(data[base] ?? 0, 0, reach);
    source.fill(data[base + columns - 1] ?? 0, columns + reach);
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) sum += (kernel[tap] ?? 0) * (source[column + tap] ?? 0);
      data[base + column] = sum;
    }
  }
}

/** Down the columns, a whole row at a time, so that memory is read in order. */
function across(data: Float32Array, columns: number, rows: number, kernel: Float32Array): void {
  const reach = (kernel.length - 1) / 2;
  const before = data.slice();
  data.fill(0);
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    for (let tap = 0; tap < kernel.length; tap++) {
      const from = Math.max(0, Math.min(rows - 1, row + tap - reach)) * columns;
      const weight = kernel[tap] ?? 0;
      for (let column = 0; column < columns; column++)
        data[base + column] = (data[base + column] ?? 0) + weight * (before[from + column] ?? 0);
    }
  }
}

function box(data: Float32Array, columns: number, rows: number, radius: number): void {
  running(data, columns, rows, 1, columns, radius);
  running(data, rows, columns, columns, 1, radius);
}

function running(data: Float32Array, length: number, lines: number, step: number, jump: number, radius: number): void {
  const source = new Float32Array(length);
  const held = (index: number): number => source[Math.max(0, Math.min(length - 1, index))] ?? 0;
  for (let at = 0; at < lines; at++) {
    for (let index = 0; index < length; index++) source[index] = data[at * jump + index * step] ?? 0;
    let sum = 0;
    for (let index = -radius; index <= radius; index++) sum += held(index);
    for (let index = 0; index < length; index++) {
      data[at * jump + index * step] = sum / (2 * radius + 1);
      sum += held(index + radius + 1) - held(index - radius);
    }
  }
}
