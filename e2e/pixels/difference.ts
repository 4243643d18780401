// How far two pictures are apart, in grey levels.
import type { Picture } from './dcmtk.ts';
import type { Drawing } from './draw.ts';

export interface Difference {
  readonly mean: number;
  readonly max: number;
}

/** @throws Error when the sizes differ */
export function measureDifference({ rgba, decoded: { columns, rows } }: Drawing, other: Picture): Difference {
  if (columns !== other.columns || rows !== other.rows)
    throw new Error(`${columns} x ${rows} here, ${other.columns} x ${other.rows} there`);
  let sum = 0;
  let max = 0;
  for (let pixel = 0; pixel < columns * rows; pixel++)
    for (let channel = 0; channel < 3; channel++) {
      const theirs = other.data[other.channels === 1 ? pixel : pixel * 3 + channel] ?? 0;
      const apart = Math.abs((rgba[pixel * 4 + channel] ?? 0) - theirs);
      sum += apart;
      if (apart > max) max = apart;
    }
  return { mean: sum / (columns * rows * 3), max };
}
