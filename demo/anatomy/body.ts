// One trunk, painted slice by slice: the same anatomy serves CT, projections and nuclear medicine.
import { valueNoise } from '../draw/noise.ts';
import { ellipse } from '../draw/outline.ts';
import { cover, createPlane, fill, type Grid, type Plane } from '../draw/plane.ts';
import { createAbdomen, paintAbdomen, paintAbdominalWall } from './abdomen.ts';
import { paintMediastinum } from './chestOrgans.ts';
import { growLungTrees, type LungTrees } from './lungTrees.ts';
import { type Nodule, paintNodule } from './nodule.ts';
import { createRibs, paintBones } from './ribs.ts';
import { paintSpine } from './spine.ts';
import type { Palette } from './tissue.ts';
import { belowDome, cavityOutline, isBelowLungs } from './trunk.ts';
import { paintCones } from './tube.ts';
import { paintWalls } from './walls.ts';

export interface BodyOptions {
  /** The same name is the same person. */
  readonly name: string;
  /** How much higher (+) or lower than usual the diaphragm stands: breath is never held quite alike. */
  readonly breathMm?: number;
  readonly nodule?: Nodule;
  readonly table?: boolean;
  readonly breasts?: boolean;
}

export interface Body {
  /** Paints the cut at height z (mm) over the whole plane. */
  paint(plane: Plane, z: number, palette: Palette): void;
}

const parenchyma = valueNoise('parenchyma');

export function createBody({ name, breathMm = 0, nodule, table = true, breasts = true }: BodyOptions): Body {
  const ribs = createRibs(breathMm);
  const abdomen = createAbdomen(name);
  const trees = growLungTrees(name, createLungTest());
  const masks = new Map<string, Plane>();
  const mask = (plane: Plane, role: string): Plane => {
    const key = `${role}/${plane.columns}/${plane.rows}/${plane.spacingMm}`;
    const found = masks.get(key) ?? createPlane(plane);
    masks.set(key, found);
    found.data.fill(0);
    return found;
  };
  return {
    paint(plane, z, palette) {
      plane.data.fill(palette.air);
      if (table) paintTable(plane, palette);
      paintWalls(plane, z, palette, breasts);
      const cavity = cavityOutline(z);
      paintAbdominalWall(plane, z, cavity, palette);
      const low = paintCavity(plane, z, breathMm, cavity, palette, mask(plane, 'lung'), mask(plane, 'belly'));
      if (low.hasLung) paintLungs(plane, z, trees, palette, low.lung.data, nodule);
      if (low.hasBelly) paintAbdomen(plane, z, abdomen, palette, low.belly.data);
      if (z > -150) paintMediastinumAbove(plane, z, low.belly, low.hasBelly, palette);
      else paintMediastinumBelow(plane, z, palette);
      paintSpine(plane, z, palette);
      paintBones(plane, z, ribs, palette);
    },
  };
}

interface Cavity {
  readonly lung: Plane;
  readonly belly: Plane;
  readonly hasLung: boolean;
  readonly hasBelly: boolean;
}

/** Lung above the diaphragm, fat below it, and a mask of each. */
function paintCavity(
  plane: Plane,
  z: number,
  breathMm: number,
  cavity: readonly number[],
  palette: Palette,
  lung: Plane,
  belly: Plane,
): Cavity {
  const below = isBelowLungs(z, breathMm);
  if (below) {
    fill(plane, cavity, palette.fat);
    fill(belly, cavity, 1);
    return { lung, belly, hasLung: false, hasBelly: true };
  }
  fill(plane, cavity, palette.lung);
  fill(lung, cavity, 1);
  let hasBelly = false;
  for (const side of ['right', 'left'] as const) {
    const dome = belowDome(side, z, breathMm);
    if (!dome) {
      if (z < -150) fillHalf(side);
      continue;
    }
    hasBelly = true;
    fill(plane, dome, palette.muscle);
    fill(lung, dome, 0);
    fill(plane, belowDome(side, z, breathMm, 2) ?? dome, palette.fat);
    fill(belly, belowDome(side, z, breathMm, 2) ?? dome, 1);
  }
  if (z < -128) {
    // In front of the spine there is fat behind the crura, never lung.
    const prevertebral = ellipse(5, 26, 33, 30);
    fill(plane, prevertebral, palette.fat);
    fill(lung, prevertebral, 0);
    fill(belly, prevertebral, 1);
  }
  // Nothing painted in the belly may leave the cavity.
  const wall = cover(plane, cavity);
  if (hasBelly && wall) clip(belly, wall.x, wall.y, wall.width, wall.height, wall.stride, wall.data);
  return { lung, belly, hasLung: true, hasBelly };

  function fillHalf(side: 'right' | 'left'): void {
    const half: number[] = [];
    for (let index = 0; index < cavity.length; index += 2)
      half.push(side === 'right' ? Math.min(cavity[index] ?? 0, 12) : Math.max(cavity[index] ?? 0, -12), cavity[index + 1] ?? 0);
    hasBelly = true;
    fill(plane, half, palette.fat);
    fill(lung, half, 0);
    fill(belly, half, 1);
  }
}

function clip(plane: Plane, x: number, y: number, width: number, height: number, stride: number, data: Float32Array): void {
  for (let row = 0; row < plane.rows; row++)
    for (let column = 0; column < plane.columns; column++) {
      const inside = row >= y && row < y + height && column >= x && column < x + width;
      const at = row * plane.columns + column;
      plane.data[at] = (plane.data[at] ?? 0) * (inside ? (data[(row - y) * stride + column - x] ?? 0) : 0);
    }
}

function paintLungs(plane: Plane, z: number, trees: LungTrees, palette: Palette, mask: Float32Array, nodule?: Nodule): void {
  // Uneven air: more blood at the back, where the lung lies, and fine mottling.
  for (let at = 0; at < mask.length; at++) {
    const inside = mask[at] ?? 0;
    if (inside < 0.01) continue;
    const x = plane.left + (at % plane.columns) * plane.spacingMm;
    const y = plane.top + Math.floor(at / plane.columns) * plane.spacingMm;
    const coarse = parenchyma(x * 0.045 + z * 0.02, y * 0.045 - z * 0.03) - 0.5;
    const fine = parenchyma(x * 0.42 + 31, y * 0.42 + z * 0.21) - 0.5;
    const density = 1 + 0.0022 * y + 0.22 * coarse + 0.34 * fine;
    const before = plane.data[at] ?? 0;
    plane.data[at] = before + (palette.lung - palette.air) * (density - 1) * inside;
  }
  paintCones(plane, trees.veins.near(z), z, { value: palette.vein, opacity: 0.94, mask });
  paintCones(plane, trees.arteries.near(z), z, { value: palette.artery, opacity: 0.94, mask });
  paintCones(plane, trees.bronchi.near(z), z, { value: palette.bronchus, opacity: 0.8, grow: 0.7, mask });
  paintCones(plane, trees.bronchi.near(z), z, { value: palette.air, mask });
  if (nodule) paintNodule(plane, z, nodule, palette, mask);
}

function paintMediastinumAbove(plane: Plane, z: number, belly: Plane, hasBelly: boolean, palette: Palette): void {
  if (!hasBelly) {
    paintMediastinum(plane, z, palette);
    return;
  }
  // The heart rests on the diaphragm: what is below the domes stays in front.
  const before = plane.data.slice();
  paintMediastinum(plane, z, palette);
  for (let at = 0; at < before.length; at++) {
    const share = belly.data[at] ?? 0;
    if (share > 0) plane.data[at] = (plane.data[at] ?? 0) * (1 - share) + (before[at] ?? 0) * share;
  }
}

function paintMediastinumBelow(plane: Plane, z: number, palette: Palette): void {
  paintMediastinum(plane, z, palette, true);
}

function paintTable(plane: Plane, palette: Palette): void {
  const arc = (y: number, depth: number): number[] => {
    const points: number[] = [];
    for (let step = 0; step <= 24; step++) {
      const x = -200 + (step / 24) * 400;
      points.push(x, y - depth * (x / 200) ** 2);
    }
    return points;
  };
  const under = arc(134, 24);
  const over = arc(112, 26);
  const back: number[] = [];
  for (let index = under.length - 2; index >= 0; index -= 2) back.push(under[index] ?? 0, under[index + 1] ?? 0);
  const shell = [...over, ...back];
  fill(plane, shell, palette.table * 0.35 + palette.air * 0.1);
  const inner: number[] = [];
  for (let index = 0; index < shell.length; index += 2)
    inner.push((shell[index] ?? 0) * 0.99, 123 + ((shell[index + 1] ?? 0) - 123) * 0.78);
  fill(plane, inner, palette.table * 0.4 + palette.air * 0.56);
}

/** A coarse map of where the lungs are, to let trees grow in. */
export function createLungTest(): (x: number, y: number, z: number) => boolean {
  const grid: Grid = { columns: 72, rows: 52, spacingMm: 4, left: -142, top: -102 };
  const slices = new Map<number, Float32Array>();
  const slice = (level: number): Float32Array => {
    const found = slices.get(level);
    if (found) return found;
    const plane = createPlane(grid);
    const z = level * 6;
    if (!isBelowLungs(z, 0)) {
      fill(plane, cavityOutline(z, -3), 1);
      for (const side of ['right', 'left'] as const) {
        const dome = belowDome(side, z, 0);
        if (dome) fill(plane, dome, 0);
        else if (z < -150) plane.data.fill(0);
      }
      paintMediastinum(plane, z, EMPTY);
    }
    slices.set(level, plane.data);
    return plane.data;
  };
  return (x, y, z) => {
    const column = Math.round((x - grid.left) / grid.spacingMm);
    const row = Math.round((y - grid.top) / grid.spacingMm);
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return false;
    return (slice(Math.round(z / 6))[row * grid.columns + column] ?? 0) > 0.9;
  };
}

const EMPTY: Palette = new Proxy({} as Palette, { get: () => 0 });
