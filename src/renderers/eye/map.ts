// Between the points of a test: a grey for every cell, as field machines print it. Pure.
import { decibelOf, type TestPoint } from './points.ts';

/** One cell of the grey-scale map. */
export interface Cell {
  /** Its centre, degrees; x right, y up. */
  readonly x: number;
  readonly y: number;
  /** dB */
  readonly value: number;
}

/** Degrees: so wide is a cell of a test of every 6°. */
const CELL_DEGREES = 1.5;
/** So far from a test point, along either axis, something is known: in spacings, a little more than half of one. */
const REACH_TIMES = 0.62;
const MOST_CELLS = 4000;
const NEAREST = 4;

/** Degrees. */
const USUAL_SPACING = 6;
const LEAST_SPACING = 0.5;

/** The median distance from a point to its nearest neighbour: 6° in a 24-2, 2° in a 10-2. */
export function spacingOf(points: readonly Pick<TestPoint, 'x' | 'y'>[]): number {
  const nearest = points
    .map(({ x, y }) => Math.min(...points.map((other) => Math.hypot(x - other.x, y - other.y)).filter((away) => away > 0.01)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return Math.max(LEAST_SPACING, nearest[Math.floor(nearest.length / 2)] ?? USUAL_SPACING);
}

/** @param minimum the least that the machine can measure, dB */
export function cellsOf(points: readonly TestPoint[], minimum = 0): { readonly cells: readonly Cell[]; readonly size: number } {
  const known = points.flatMap((point) => {
    const value = decibelOf(point, minimum);
    return value === undefined ? [] : [{ x: point.x, y: point.y, value }];
  });
  const spacing = spacingOf(known);
  const reach = spacing * REACH_TIMES;
  const most = extentOf(known) + reach;
  // As fine as the test, and never more cells than can be drawn at once.
  const size = Math.max((CELL_DEGREES * spacing) / 6, (2 * most) / Math.sqrt(MOST_CELLS));
  const cells: Cell[] = [];
  for (let y = -most; y <= most; y += size)
    for (let x = -most; x <= most; x += size) {
      const value = interpolate(known, x, y, reach);
      if (value !== undefined) cells.push({ x, y, value });
    }
  return { cells, size };
}

/** Degrees from fixation to the farthest point, along the axes. */
export const extentOf = (points: readonly Pick<TestPoint, 'x' | 'y'>[]): number =>
  points.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 1);

/** By the nearest points, each the less the farther; undefined where none is within reach along both axes. */
export function interpolate(points: readonly Cell[], x: number, y: number, reach: number): number | undefined {
  if (!points.some((point) => Math.abs(point.x - x) <= reach && Math.abs(point.y - y) <= reach)) return undefined;
  const near = nearestTo(points, x, y);
  const [closest] = near;
  if (!closest) return undefined;
  if (closest.away < 1e-6) return closest.value;
  let [sum, weight] = [0, 0];
  for (const { value, away } of near) {
    const share = 1 / away ** 2;
    sum += value * share;
    weight += share;
  }
  return sum / weight;
}

/** A few of many, without sorting them all: it is asked for every cell. */
function nearestTo(points: readonly Cell[], x: number, y: number): readonly { readonly value: number; readonly away: number }[] {
  const near: { readonly value: number; readonly away: number }[] = [];
  for (const point of points) {
    const away = Math.hypot(point.x - x, point.y - y);
    if (near.length === NEAREST && away >= (near[NEAREST - 1]?.away ?? 0)) continue;
    const place = near.findIndex((one) => one.away > away);
    near.splice(place < 0 ? near.length : place, 0, { value: point.value, away });
    if (near.length > NEAREST) near.pop();
  }
  return near;
}

/** Ten greys from black (0 dB and less) to white (above 40 dB): steps, so that equal greys are equal findings. */
export function greyOf(decibel: number): number {
  const step = Math.max(0, Math.min(9, Math.ceil(decibel / 4.5)));
  return Math.round(18 + (step / 9) * 225);
}
