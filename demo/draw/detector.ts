// From attenuation to what a digital detector shows: resampling, edge enhancement, curve, grain.
import { blur } from './blur.ts';
import { grainTile } from './noise.ts';
import { clamp } from './numbers.ts';

export interface Picture {
  readonly columns: number;
  readonly rows: number;
  readonly data: Float32Array;
}

/** A cubic enlargement. @param window part of the picture to show, in its own px */
export function enlarge(
  picture: Picture,
  window: { x: number; y: number; width: number; height: number },
  columns: number,
  rows: number,
): Picture {
  const data = new Float32Array(columns * rows);
  const wide = new Float32Array(columns * picture.rows);
  for (let column = 0; column < columns; column++) {
    const taps = cubic(window.x + ((column + 0.5) / columns) * window.width - 0.5, picture.columns);
    for (let row = 0; row < picture.rows; row++) {
      const base = row * picture.columns;
      let sum = 0;
      for (let tap = 0; tap < 4; tap++) sum += (picture.data[base + (taps.at[tap] ?? 0)] ?? 0) * (taps.share[tap] ?? 0);
      wide[row * columns + column] = sum;
    }
  }
  for (let row = 0; row < rows; row++) {
    const taps = cubic(window.y + ((row + 0.5) / rows) * window.height - 0.5, picture.rows);
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let tap = 0; tap < 4; tap++) sum += (wide[(taps.at[tap] ?? 0) * columns + column] ?? 0) * (taps.share[tap] ?? 0);
      data[row * columns + column] = sum;
    }
  }
  return { columns, rows, data };
}

function cubic(position: number, length: number): { at: number[]; share: number[] } {
  const base = Math.floor(position);
  const t = position - base;
  const at = [-1, 0, 1, 2].map((offset) => Math.max(0, Math.min(length - 1, base + offset)));
  const share = [
    -0.5 * t + t * t - 0.5 * t ** 3,
    1 - 2.5 * t * t + 1.5 * t ** 3,
    0.5 * t + 2 * t * t - 1.5 * t ** 3,
    -0.5 * t * t + 0.5 * t ** 3,
  ];
  return { at, share };
}

export interface Look {
  /** Attenuation shown black and white, after enhancement. */
  readonly black: number;
  readonly white: number;
  readonly gamma: number;
  /** How much detail below `detailPx` is lifted, 0 none. */
  readonly enhance: number;
  readonly detailPx: number;
  /** Standard deviation of grain, share of full scale. */
  readonly noise: number;
  readonly bits: number;
}

/** Stored values, bright where attenuation is high (MONOCHROME2). */
export function develop(picture: Picture, look: Look, name: string): Uint16Array {
  const { columns, rows, data } = picture;
  const smooth = data.slice();
  blur(smooth, columns, rows, look.detailPx);
  const grain = grainTile(name, 512, 1);
  const most = 2 ** look.bits - 1;
  const out = new Uint16Array(columns * rows);
  for (let at = 0; at < out.length; at++) {
    const base = smooth[at] ?? 0;
    const value = base + ((data[at] ?? 0) - base) * (1 + look.enhance);
    const tone = clamp((value - look.black) / (look.white - look.black)) ** look.gamma;
    const x = at % columns;
    const y = (at - x) / columns;
    const noisy = tone + (grain[(y & 511) * 512 + (x & 511)] ?? 0) * look.noise * (1.2 - 0.6 * tone);
    out[at] = Math.round(clamp(noisy) * most);
  }
  return out;
}
