// Smooth noise for textures and irregular outlines, and grain for detector noise. All values are reproducible by name.
import { randomStream } from './random.ts';

export type Noise2 = (x: number, y: number) => number;

/** Value noise in [0, 1], period 256 in both axes. */
export function valueNoise(name: string): Noise2 {
  const random = randomStream(name);
  const table = new Float32Array(65536).map(() => random());
  const at = (x: number, y: number): number => table[((y & 255) << 8) | (x & 255)] ?? 0;
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    let right = x - column;
    let down = y - row;
    right = right * right * (3 - 2 * right);
    down = down * down * (3 - 2 * down);
    const above = at(column, row) + (at(column + 1, row) - at(column, row)) * right;
    const below = at(column, row + 1) + (at(column + 1, row + 1) - at(column, row + 1)) * right;
    return above + (below - above) * down;
  };
}

/** Octaves of noise, still in [0, 1]. */
export function fractal(noise: Noise2, x: number, y: number, octaves: number, gain = 0.5): number {
  let sum = 0;
  let total = 0;
  let weight = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y);
    total += weight;
    weight *= gain;
    x = x * 2.03 + 17.1;
    y = y * 2.03 + 9.2;
  }
  return sum / total;
}

/** Octaves of ridges, in [0, 1]; 1 on the crests: fibres, vessels, folds. */
export function ridges(noise: Noise2, x: number, y: number, octaves: number): number {
  let sum = 0;
  let total = 0;
  let weight = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * (1 - Math.abs(2 * noise(x, y) - 1));
    total += weight;
    weight *= 0.55;
    x = x * 2.07 + 5.3;
    y = y * 2.07 + 31.7;
  }
  return sum / total;
}

/**
 * A tile of grain with zero mean and unit variance that repeats without a seam.
 * @param size a power of two, px
 * @param passes 0 white; each pass blurs by a 3x3 binomial kernel
 */
export function grainTile(name: string, size: number, passes: number): Float32Array {
  const random = randomStream(name);
  let tile = new Float32Array(size * size).map(() => random() + random() + random() + random() - 2);
  for (let pass = 0; pass < passes; pass++) tile = binomial(tile, size);
  let square = 0;
  for (const value of tile) square += value * value;
  const scale = 1 / Math.sqrt(square / tile.length);
  return tile.map((value) => value * scale);
}

function binomial(tile: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const mask = size - 1;
  const out = new Float32Array(tile.length);
  const at = (x: number, y: number): number => tile[(y & mask) * size + (x & mask)] ?? 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const cross = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
      const corners = at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
      out[y * size + x] = (4 * at(x, y) + 2 * cross + corners) / 16;
    }
  }
  return out;
}
