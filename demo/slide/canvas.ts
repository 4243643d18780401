// A tile being drawn: values on a coarse grid of the whole slide, and pixels between them.
import { valueNoise } from '../draw/noise.ts';
import { randomStream } from '../draw/random.ts';
import type { Box } from './chance.ts';

export const TILE = 512;
/** px beyond the tile that are known, so that what reaches into it is drawn. */
export const MARGIN = 32;

/** A value of the slide's places, known every `step` px from MARGIN before the tile on. */
export class Field {
  readonly step: number;
  readonly side: number;
  readonly values: Float32Array;
  readonly #box: Box;

  constructor(box: Box, step: number, valueAt: (x: number, y: number) => number) {
    this.#box = box;
    this.step = step;
    this.side = (TILE + 2 * MARGIN) / step + 1;
    this.values = new Float32Array(this.side * this.side);
    let at = 0;
    for (let row = 0; row < this.side; row++)
      for (let column = 0; column < this.side; column++)
        this.values[at++] = valueAt(box.x - MARGIN + column * step, box.y - MARGIN + row * step);
  }

  /** At a place inside of the tile and its margin, from the nearest known. */
  near(x: number, y: number): number {
    const [column, row] = [
      Math.round((x - this.#box.x + MARGIN) / this.step),
      Math.round((y - this.#box.y + MARGIN) / this.step),
    ];
    return this.values[Math.min(this.side - 1, Math.max(0, row)) * this.side + Math.min(this.side - 1, Math.max(0, column))] ?? 0;
  }

  /** One line of pixels of the tile, interpolated. @param row from 0 */
  line(row: number, out: Float32Array): void {
    const down = (row + MARGIN) / this.step;
    const above = Math.floor(down);
    const part = down - above;
    const from = above * this.side + MARGIN / this.step;
    const { values, side, step } = this;
    for (let column = 0, x = 0; x < TILE; column++) {
      const [a, b] = [values[from + column] ?? 0, values[from + column + side] ?? 0];
      const [c, d] = [values[from + column + 1] ?? 0, values[from + column + side + 1] ?? 0];
      const left = a + (b - a) * part;
      const slope = (c + (d - c) * part - left) / step;
      for (let sub = 0; sub < step; sub++, x++) out[x] = left + slope * sub;
    }
  }
}

export type Rgb = readonly [number, number, number];
const SIDE = 512;

/** A texture that repeats without a seam, -1 … 1; drawn out along x where `stretch` is above 1. */
export function texture(name: string, grain: number, stretch: number, octaves = 4): Float32Array {
  const noise = valueNoise(name);
  const out = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let [sum, weight, scale] = [0, 1, 1];
      for (let octave = 0; octave < octaves; octave++) {
        sum += weight * (noise((x / grain / stretch) * scale + octave * 31, (y / grain) * scale + octave * 57) - 0.5);
        weight *= 0.55;
        scale *= 2;
      }
      out[y * SIDE + x] = Math.max(-1, Math.min(1, sum * 2.2));
    }
  }
  return blendEdges(out);
}

/** Its right and left, top and bottom become each other's mirror where they meet. */
function blendEdges(values: Float32Array): Float32Array {
  const width = 48;
  const out = Float32Array.from(values);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < width; x++) {
      const part = 0.5 + (0.5 * x) / width;
      const [a, b] = [y * SIDE + x, y * SIDE + SIDE - 1 - x];
      const [left, right] = [values[a] ?? 0, values[b] ?? 0];
      out[a] = left * part + right * (1 - part);
      out[b] = right * part + left * (1 - part);
    }
  const again = Float32Array.from(out);
  for (let x = 0; x < SIDE; x++)
    for (let y = 0; y < width; y++) {
      const part = 0.5 + (0.5 * y) / width;
      const [a, b] = [y * SIDE + x, (SIDE - 1 - y) * SIDE + x];
      const [top, bottom] = [again[a] ?? 0, again[b] ?? 0];
      out[a] = top * part + bottom * (1 - part);
      out[b] = bottom * part + top * (1 - part);
    }
  return out;
}

export const textureAt = (values: Float32Array, x: number, y: number): number => values[((y & 511) << 9) | (x & 511)] ?? 0;

/** A cell's nucleus as it is stamped: colour and how much of it. */
export interface Sprite {
  readonly side: number;
  readonly rgba: Uint8Array;
}

export interface NucleusKind {
  readonly colour: Rgb;
  /** px, half axes. */
  readonly long: number;
  readonly short: number;
  /** 0 even … 1 coarse chromatin. */
  readonly chromatin: number;
  readonly nucleolus: boolean;
}

/** Nuclei of one kind, each a little different and turned its own way. */
export function nuclei(name: string, { colour, long, short, chromatin, nucleolus }: NucleusKind, count = 40): readonly Sprite[] {
  const random = randomStream(name);
  const noise = valueNoise(`${name}/chromatin`);
  return Array.from({ length: count }, (_, index) => {
    const [a, b] = [long * (0.8 + 0.4 * random()), short * (0.8 + 0.4 * random())];
    const angle = (index / count) * Math.PI + random() * 0.1;
    const side = 2 * Math.ceil(Math.max(a, b) + 2);
    const rgba = new Uint8Array(side * side * 4);
    const light = 0.85 + 0.3 * random();
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const dot = [(random() - 0.5) * a * 0.6, (random() - 0.5) * b * 0.6] as const;
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const [dx, dy] = [x - side / 2, y - side / 2];
        const [u, v] = [dx * cos + dy * sin, dy * cos - dx * sin];
        const bend = 0.12 * (noise(x / 7 + index * 9, y / 7) - 0.5);
        const r = Math.hypot(u / a, v / b) + bend;
        const alpha = Math.max(0, Math.min(1, (1 - r) * Math.min(a, b) * 0.8 + 0.5));
        const rim = Math.max(0, r - 0.72) * 0.9;
        const grain = chromatin * (noise(x / 2.4 + index * 17, y / 2.4 + 40) - 0.5) * 1.1;
        const isDot = nucleolus && Math.hypot(u - dot[0], v - dot[1]) < 2.6;
        const shade = (light - rim - grain) * (isDot ? 0.5 : 1);
        const at = (y * side + x) * 4;
        for (let channel = 0; channel < 3; channel++)
          rgba[at + channel] = Math.max(20, Math.min(235, (colour[channel] ?? 0) * shade + (1 - chromatin) * 6));
        rgba[at + 3] = alpha * 235;
      }
    return { side, rgba };
  });
}

export function stamp(pixels: Uint8Array, { side, rgba }: Sprite, x: number, y: number, strength = 1): void {
  const [left, top] = [Math.round(x - side / 2), Math.round(y - side / 2)];
  const [x0, x1] = [Math.max(0, left), Math.min(TILE, left + side)];
  for (let row = Math.max(0, top); row < Math.min(TILE, top + side); row++) {
    for (let column = x0; column < x1; column++) {
      const from = ((row - top) * side + column - left) * 4;
      const alpha = ((rgba[from + 3] ?? 0) / 255) * strength;
      if (alpha === 0) continue;
      const to = (row * TILE + column) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const under = pixels[to + channel] ?? 0;
        pixels[to + channel] = under + ((rgba[from + channel] ?? 0) - under) * alpha;
      }
    }
  }
}
