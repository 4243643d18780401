// A picture in linear-ish RGB, 0 … 1, and what is laid over it.
import { clamp, mix } from '../draw/numbers.ts';

export type Rgb = readonly [number, number, number];

export const blend = (a: Rgb, b: Rgb, share: number): Rgb => [
  mix(a[0], b[0], share),
  mix(a[1], b[1], share),
  mix(a[2], b[2], share),
];
export const shade = (colour: Rgb, times: number): Rgb => [colour[0] * times, colour[1] * times, colour[2] * times];
/** As ink: darkens by what it does not let through. */
export const stain = (under: Rgb, ink: Rgb, share: number): Rgb => [
  under[0] * mix(1, ink[0], share),
  under[1] * mix(1, ink[1], share),
  under[2] * mix(1, ink[2], share),
];

/** Asks for each pixel's colour. @returns RGB bytes */
export function paintPicture(columns: number, rows: number, colourAt: (x: number, y: number) => Rgb): Uint8Array {
  const out = new Uint8Array(columns * rows * 3);
  for (let y = 0, to = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const colour = colourAt(x, y);
      for (const part of colour) out[to++] = Math.round(clamp(part) * 255);
    }
  return out;
}

/** A thin curve's coverage on a grid, drawn as round stamps. */
export class Strokes {
  readonly data: Float32Array;
  readonly #columns: number;
  readonly #rows: number;
  constructor(columns: number, rows: number) {
    this.data = new Float32Array(columns * rows);
    this.#columns = columns;
    this.#rows = rows;
  }
  /** The strongest of what lies on a pixel stays. */
  stamp(x: number, y: number, radius: number, strength: number): void {
    for (let row = Math.max(0, Math.floor(y - radius - 1)); row <= Math.min(this.#rows - 1, y + radius + 1); row++)
      for (
        let column = Math.max(0, Math.floor(x - radius - 1));
        column <= Math.min(this.#columns - 1, x + radius + 1);
        column++
      ) {
        const cover = clamp(radius + 0.5 - Math.hypot(column - x, row - y)) * strength;
        const at = row * this.#columns + column;
        if (cover > (this.data[at] ?? 0)) this.data[at] = cover;
      }
  }
  at(x: number, y: number): number {
    return this.data[y * this.#columns + x] ?? 0;
  }
}
