// An RT Dose's grid (PS3.3 C.8.8.3): where its planes lie and what a stored value is worth.
import { Failure } from '../../../model/failure.ts';
import { type Dataset, number, numbers, text } from '../json.ts';

export type Vector = readonly [number, number, number];

export interface DoseGrid {
  readonly rows: number;
  readonly columns: number;
  /** Each frame's distance from the first along `normal`, mm; one a frame, in the frames' order. */
  readonly offsets: readonly number[];
  /** Centre of the first frame's first pixel, mm, LPS. */
  readonly origin: Vector;
  readonly row: Vector;
  readonly column: Vector;
  readonly normal: Vector;
  /** mm between the centres of columns and of rows. */
  readonly spacing: { readonly x: number; readonly y: number };
  readonly frameOfReference?: string;
  /** Dose of a stored value of 1. */
  readonly scaling: number;
  readonly unit: 'Gy' | '%';
  /** Dose Summation Type: PLAN, BEAM, FRACTION … */
  readonly summation?: string;
}

/** Voxels, four bytes each. */
const MAX_VOXELS = 64 * 2 ** 20;

/** @throws Failure 'malformed' without a place in the patient, 'outOfMemory' for sizes no plan has */
export function parseDoseGrid(dataset: Dataset): DoseGrid {
  const [rows, columns] = [number(dataset, '00280010') ?? 0, number(dataset, '00280011') ?? 0];
  const frames = Math.max(1, Math.trunc(number(dataset, '00280008') ?? 1));
  if (!(Number.isInteger(rows) && Number.isInteger(columns) && rows > 0 && columns > 0))
    throw new Failure('malformed', { detail: 'a dose without a grid' });
  if (rows * columns * frames > MAX_VOXELS) throw new Failure('outOfMemory', { detail: 'a dose grid of a size no plan has' });
  const [y, x] = numbers(dataset, '00280030');
  const place = placeOf(dataset);
  if (!place || !x || !y || x < 0 || y < 0) throw new Failure('malformed', { detail: 'a dose without a place in the patient' });
  const frameOfReference = text(dataset, '00200052');
  const summation = text(dataset, '3004000A');
  return {
    rows,
    columns,
    offsets: offsetsOf(dataset, frames, place),
    ...place,
    spacing: { x, y },
    ...(frameOfReference && { frameOfReference }),
    scaling: number(dataset, '3004000E') || 1,
    unit: text(dataset, '30040002')?.toUpperCase() === 'RELATIVE' ? '%' : 'Gy',
    ...(summation && { summation }),
  };
}

type Place = Pick<DoseGrid, 'origin' | 'row' | 'column' | 'normal'>;

function placeOf(dataset: Dataset): Place | undefined {
  const [ox, oy, oz] = numbers(dataset, '00200032');
  const [rx, ry, rz, cx, cy, cz] = numbers(dataset, '00200037');
  if (ox === undefined || oy === undefined || oz === undefined) return undefined;
  if (rx === undefined || ry === undefined || rz === undefined || cx === undefined || cy === undefined || cz === undefined)
    return undefined;
  const normal: Vector = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx];
  if (Math.abs(Math.hypot(...normal) - 1) > 0.05) return undefined;
  return { origin: [ox, oy, oz], row: [rx, ry, rz], column: [cx, cy, cz], normal };
}

/**
 * Grid Frame Offset Vector (3004,000C): relative to the first plane where it begins with 0, else patient coordinates of an
 * axial grid (C.8.8.3.2).
 */
function offsetsOf(dataset: Dataset, frames: number, { origin, normal }: Place): number[] {
  const written = numbers(dataset, '3004000C');
  const thickness = number(dataset, '00180050') || 1;
  if (written.length < frames) return Array.from({ length: frames }, (_, index) => index * thickness);
  const offsets = written.slice(0, frames);
  if (offsets[0] === 0) return offsets;
  return offsets.map((z) => (z - origin[2]) * (normal[2] < 0 ? -1 : 1));
}

export interface DoseVolume {
  readonly grid: DoseGrid;
  /** Dose in the grid's unit, frame after frame, row after row. */
  readonly values: Float32Array;
  readonly max: number;
}

/** The dose at a point of the patient, linear between the eight neighbours; 0 outside the grid, where nothing is known. */
export function doseAt({ grid, values }: DoseVolume, order: FrameOrder, mm: Vector): number {
  const [dx, dy, dz] = [mm[0] - grid.origin[0], mm[1] - grid.origin[1], mm[2] - grid.origin[2]];
  const u = (dx * grid.row[0] + dy * grid.row[1] + dz * grid.row[2]) / grid.spacing.x;
  const v = (dx * grid.column[0] + dy * grid.column[1] + dz * grid.column[2]) / grid.spacing.y;
  if (!(u >= 0 && v >= 0 && u <= grid.columns - 1 && v <= grid.rows - 1)) return 0;
  const between = order.find(dx * grid.normal[0] + dy * grid.normal[1] + dz * grid.normal[2]);
  if (!between) return 0;
  const size = grid.rows * grid.columns;
  const plane = (frame: number): number => bilinear(values, frame * size, grid.columns, grid.rows, u, v);
  const low = plane(between.low);
  return between.share === 0 ? low : low + (plane(between.high) - low) * between.share;
}

function bilinear(values: Float32Array, from: number, columns: number, rows: number, u: number, v: number): number {
  const [x, y] = [Math.floor(u), Math.floor(v)];
  const [x1, y1] = [Math.min(x + 1, columns - 1), Math.min(y + 1, rows - 1)];
  const [fx, fy] = [u - x, v - y];
  const at = (column: number, row: number): number => values[from + row * columns + column] ?? 0;
  const top = at(x, y) + (at(x1, y) - at(x, y)) * fx;
  const bottom = at(x, y1) + (at(x1, y1) - at(x, y1)) * fx;
  return top + (bottom - top) * fy;
}

/** Between which frames a distance along the normal lies; frames may come in any order. */
export class FrameOrder {
  private readonly sorted: readonly { readonly offset: number; readonly frame: number }[];

  constructor(offsets: readonly number[]) {
    this.sorted = offsets.map((offset, frame) => ({ offset, frame })).sort((a, b) => a.offset - b.offset);
  }

  find(distance: number): { readonly low: number; readonly high: number; readonly share: number } | undefined {
    const { sorted } = this;
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (!first || !last || !(distance >= first.offset - 1e-6 && distance <= last.offset + 1e-6)) return undefined;
    let [from, to] = [0, sorted.length - 1];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((sorted[middle]?.offset ?? 0) <= distance) from = middle;
      else to = middle;
    }
    const [low, high] = [sorted[from] ?? first, sorted[to] ?? last];
    const gap = high.offset - low.offset;
    const share = gap > 0 ? Math.min(1, Math.max(0, (distance - low.offset) / gap)) : 0;
    return { low: low.frame, high: high.frame, share };
  }
}
