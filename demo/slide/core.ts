// A needle biopsy on its slide: where tissue lies.
import { fractal, type Noise2 } from '../draw/noise.ts';

/** px of the base level. */
export interface Core {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly bend: number;
  readonly phase: number;
}

/** px inside of the tissue, below 0 on the glass. */
export function tissueDepth(cores: readonly Core[], noise: Noise2, x: number, y: number): number {
  let best = -4000;
  for (const { from, to, y: middle, halfWidth, bend, phase } of cores) {
    if (Math.abs(y - middle) > halfWidth + bend + 900) continue;
    const centre = middle + bend * Math.sin(x / 6200 + phase) + bend * 0.4 * Math.sin(x / 2300 + 2 * phase);
    const ragged = (fractal(noise, x / 520, (y + phase * 900) / 520, 4) - 0.5) * 520;
    const across = halfWidth * (0.86 + 0.14 * Math.sin(x / 3100 + phase)) - Math.abs(y - centre) + ragged;
    const along = Math.min(x - from, to - x) + ragged * 2;
    best = Math.max(best, Math.min(across, along));
  }
  return best;
}
