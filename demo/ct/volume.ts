// Turns the painted body into what a scanner would store: kernel, noise, twelve bits.
import { type Body, createBody } from '../anatomy/body.ts';
import { CONTRAST_CT, type Palette, PLAIN_CT } from '../anatomy/tissue.ts';
import { blur } from '../draw/blur.ts';
import { grainTile } from '../draw/noise.ts';
import { createPlane, type Grid, type Plane } from '../draw/plane.ts';
import { hash } from '../draw/random.ts';
import type { Scan } from './scan.ts';

export const SIZE = 512;
export const RESCALE_INTERCEPT = -1024;

export interface Kernel {
  /** px of the point spread */
  readonly blurPx: number;
  /** HU, one standard deviation in soft tissue */
  readonly noise: number;
  readonly grainPasses: number;
}
export const LUNG_KERNEL: Kernel = { blurPx: 0.55, noise: 30, grainPasses: 1 };
export const SOFT_KERNEL: Kernel = { blurPx: 0.95, noise: 11, grainPasses: 3 };

export const gridOf = (scan: Scan): Grid => ({
  columns: SIZE,
  rows: SIZE,
  spacingMm: scan.spacingMm,
  left: -scan.spacingMm * (SIZE / 2 - 0.5) + scan.offsetX,
  top: -scan.spacingMm * (SIZE / 2 - 0.5) + scan.offsetY,
});

export const bodyOf = (scan: Scan): Body =>
  createBody({
    name: scan.person,
    breathMm: scan.breathMm,
    breasts: scan.breasts ?? true,
    ...(scan.nodule && { nodule: scan.nodule }),
  });

export const paletteOf = (scan: Scan): Palette => (scan.contrast ? CONTRAST_CT : PLAIN_CT);

const tiles = new Map<number, Float32Array>();
const TILE = 1024;
function tile(passes: number): Float32Array {
  const found = tiles.get(passes) ?? grainTile(`ct/${passes}`, TILE, passes);
  tiles.set(passes, found);
  return found;
}

let plane: Plane | undefined;

/** One slice as stored values: HU minus the intercept, 0 … 4095. */
export function renderSlice(body: Body, scan: Scan, z: number, kernel: Kernel): Uint16Array {
  const grid = gridOf(scan);
  plane = plane?.spacingMm === grid.spacingMm && plane.left === grid.left && plane.top === grid.top ? plane : createPlane(grid);
  body.paint(plane, z, paletteOf(scan));
  blur(plane.data, SIZE, SIZE, kernel.blurPx);
  return store(plane, scan, z, kernel);
}

/** With grain that is stronger in the middle of the body, and faint streaks across the shoulders and hips. */
function store({ data }: Plane, scan: Scan, z: number, kernel: Kernel): Uint16Array {
  const grain = tile(kernel.grainPasses);
  const seed = hash(`${scan.key}/${z}`);
  const shiftX = seed & (TILE - 1);
  const shiftY = (seed >>> 12) & (TILE - 1);
  const thick = z > 70 ? (z - 70) / 80 : z < -330 ? (-330 - z) / 120 : 0;
  const out = new Uint16Array(SIZE * SIZE);
  for (let row = 0, at = 0; row < SIZE; row++) {
    const dy = ((row - SIZE / 2) / 160) ** 2;
    const grainRow = ((row + shiftY) & (TILE - 1)) * TILE;
    const streakRow = ((row + shiftX) & (TILE - 1)) * TILE;
    for (let column = 0; column < SIZE; column++, at++) {
      const hu = data[at] ?? 0;
      const dx = (column - SIZE / 2) / 230;
      const depth = Math.max(0.55, 1.25 - 0.55 * (dx * dx + dy)) * (hu < -960 ? 0.4 : hu < -500 ? 0.8 : 1);
      const streak = thick > 0 ? (grain[streakRow + (column >> 5)] ?? 0) * thick : 0;
      const noise = ((grain[grainRow + ((column + shiftX) & (TILE - 1))] ?? 0) + streak) * kernel.noise * depth;
      out[at] = Math.min(4095, Math.max(0, hu + noise - RESCALE_INTERCEPT + 0.5));
    }
  }
  return out;
}
