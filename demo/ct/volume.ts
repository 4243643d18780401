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
  createBody({ name: scan.person, breathMm: scan.breathMm, ...(scan.nodule ? { nodule: scan.nodule } : {}) });

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
  return store(plane, addNoise(scan, z, kernel));
}

type NoiseAt = (column: number, row: number, hu: number) => number;

/** Grain that is stronger in the middle of the body, with faint streaks across the shoulders and hips. */
function addNoise(scan: Scan, z: number, kernel: Kernel): NoiseAt {
  const grain = tile(kernel.grainPasses);
  const seed = hash(`${scan.key}/${z}`);
  const shiftX = seed & (TILE - 1);
  const shiftY = (seed >>> 12) & (TILE - 1);
  const thick = z > 70 ? (z - 70) / 40 : z < -330 ? (-330 - z) / 60 : 0;
  return (column, row, hu) => {
    const dx = (column - SIZE / 2) / 230;
    const dy = (row - SIZE / 2) / 160;
    const depth = Math.max(0.55, 1.25 - 0.55 * (dx * dx + dy * dy));
    const at = ((row + shiftY) & (TILE - 1)) * TILE + ((column + shiftX) & (TILE - 1));
    const streak =
      thick > 0 ? (grain[((row + shiftX) & (TILE - 1)) * TILE + ((column >> 5) & (TILE - 1))] ?? 0) * 0.5 * thick : 0;
    return ((grain[at] ?? 0) + streak) * kernel.noise * depth * (hu < -960 ? 0.4 : hu < -500 ? 0.8 : 1);
  };
}

function store({ data }: Plane, noiseAt: NoiseAt): Uint16Array {
  const out = new Uint16Array(SIZE * SIZE);
  for (let at = 0; at < out.length; at++) {
    const hu = data[at] ?? 0;
    const value = Math.round(hu + noiseAt(at % SIZE, at >> 9, hu) - RESCALE_INTERCEPT);
    out[at] = value < 0 ? 0 : Math.min(value, 4095);
  }
  return out;
}
