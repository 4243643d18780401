// X-rays through the painted body: attenuation summed from front to back and from side to side.

import type { Picture } from '../draw/detector.ts';
import { createPlane, type Grid } from '../draw/plane.ts';
import { createBody } from './body.ts';
import { PLAIN_CT } from './tissue.ts';

export interface Projection {
  /** Seen from the front, the patient's right on the left. */
  readonly frontal: Picture;
  /** Seen from the left side, the front on the left. */
  readonly lateral: Picture;
}

export interface ProjectedBody {
  readonly person: string;
  readonly breasts: boolean;
  /** Side of a pixel, mm */
  readonly spacingMm: number;
  readonly rows: number;
}

/** z of the first row's centre in the body's own space, mm. */
export const PROJECTION_TOP = 128;
const WIDTH_MM = 360;
const DEPTH_MM = 243;

const gridOf = (spacingMm: number): Grid => ({
  columns: Math.round(WIDTH_MM / spacingMm),
  rows: Math.round(DEPTH_MM / spacingMm),
  spacingMm,
  left: -WIDTH_MM / 2,
  top: -125,
});

const made = new Map<string, Projection>();

/** Attenuation along each ray, in cm of water. Kept: one thread may need the same body for several examinations. */
export function project(who: ProjectedBody, onShare: (share: number) => void): Projection {
  const key = JSON.stringify(who);
  const found = made.get(key);
  if (found) return found;
  const body = createBody({ name: who.person, table: false, breasts: who.breasts });
  const grid = gridOf(who.spacingMm);
  const plane = createPlane(grid);
  const frontal = new Float32Array(grid.columns * who.rows);
  const lateral = new Float32Array(grid.rows * who.rows);
  for (let row = 0; row < who.rows; row++) {
    body.paint(plane, PROJECTION_TOP - row * who.spacingMm, PLAIN_CT);
    sum(grid, plane.data, frontal, lateral, row);
    if (row % 8 === 0) onShare(row / who.rows);
  }
  const projection = {
    frontal: { columns: grid.columns, rows: who.rows, data: frontal },
    lateral: { columns: grid.rows, rows: who.rows, data: lateral },
  };
  made.set(key, projection);
  return projection;
}

function sum(grid: Grid, hu: Float32Array, frontal: Float32Array, lateral: Float32Array, row: number): void {
  for (let y = 0; y < grid.rows; y++) {
    let line = 0;
    for (let x = 0; x < grid.columns; x++) {
      const value = hu[y * grid.columns + x] ?? 0;
      // Bone stands out more at lower energies than its HU at 120 kV say.
      const water = Math.max(0, (value + 1000) / 1000) * (value > 160 ? 1.22 : 1) * (grid.spacingMm / 10);
      line += water;
      const at = row * grid.columns + x;
      frontal[at] = (frontal[at] ?? 0) + water;
    }
    lateral[row * grid.rows + y] = line;
  }
}
