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
  convolve(data, columns, rows, 1, columns, kernel);
  convolve(data, rows, columns, columns, 1, kernel);
}

/** One direction: `lines` lines of `length` samples, `step` apart, beginning every `jump`. */
function convolve(data: Float32Array, length: number, lines: number, step: number, jump: number, kernel: Float32Array): void {
  const reach = (kernel.length - 1) / 2;
  const source = new Float32Array(length + 2 * reach);
  for (let at = 0; at < lines; at++) {
    const base = at * jump;
    for (let index = -reach; index < length + reach; index++)
      source[index + reach] = data[base + Math.max(0, Math.min(length - 1, index)) * step] ?? 0;
    for (let index = 0; index < length; index++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) sum += (kernel[tap] ?? 0) * (source[index + tap] ?? 0);
      data[base + index * step] = sum;
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
