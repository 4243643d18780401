// Where another grid lies on the slice shown: which of its planes, and how its px become the picture's.

import type { Shown } from '../display.ts';
import { dot, type Plane, toFrame, toPatient } from '../plane.ts';
import { spacingOf } from '../spacing.ts';
import type { Shot } from '../stacks.ts';
import type { Matrix } from './layer.ts';

type Grid = { readonly x: number; readonly y: number };

/** Degrees are told apart, hundredths of them are not. */
const PARALLEL = 0.9995;
export const isParallel = (a: Plane, b: Plane): boolean => Math.abs(dot(a.normal, b.normal)) > PARALLEL;

/** Both say which, and say the same: nothing else may be drawn by its place in the patient. */
export const isSameFrame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

/** The least distance between neighbouring planes, mm; undefined of fewer than two. */
export function gapMm(planes: readonly Plane[]): number | undefined {
  const normal = planes[0]?.normal;
  if (!normal) return undefined;
  const places = planes.map(({ origin }) => dot(origin, normal)).sort((a, b) => a - b);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < places.length; at++) {
    const gap = (places[at] ?? 0) - (places[at - 1] ?? 0);
    if (gap > 0.01) least = Math.min(least, gap);
  }
  return Number.isFinite(least) ? least : undefined;
}

const gaps = new WeakMap<readonly Shot[], number>();
/** How far apart the slices of a stack lie, mm: what a contour between two of them belongs to. */
export function stackGapMm(shots: readonly Shot[], thickness: number | undefined): number {
  const known = gaps.get(shots);
  if (known !== undefined) return known;
  const gap = gapMm(shots.flatMap(({ plane }) => plane ?? [])) ?? thickness ?? 1;
  gaps.set(shots, gap);
  return gap;
}

/** px of one parallel plane, from its top-left corner, to px of another. */
export function planeToPlane(from: Plane, fromSpacing: Grid, to: Plane, toSpacing: Grid): Matrix {
  const at = (x: number, y: number) => toFrame(to, toSpacing, toPatient(from, fromSpacing, [x, y])).px;
  const [origin, right, down] = [at(0, 0), at(1, 0), at(0, 1)];
  return [right[0] - origin[0], right[1] - origin[1], down[0] - origin[0], down[1] - origin[1], origin[0], origin[1]];
}

/** A grid's frame on the slice shown, where both are known to lie in one patient's space and in one direction. */
export function frameOnSlice(
  frame: Shot,
  { shot, spacing }: Shown,
): { readonly matrix: Matrix; readonly distanceMm: number } | undefined {
  const { plane } = frame;
  if (!plane || !shot.plane || !isParallel(plane, shot.plane)) return undefined;
  if (!isSameFrame(plane.frameOfReference, shot.plane.frameOfReference)) return undefined;
  const own = spacingOf(frame.dataset, frame.frame);
  if (own.basis !== 'patient' || spacing.basis !== 'patient') return undefined;
  const { distanceMm } = toFrame(shot.plane, spacing, plane.origin);
  return { matrix: planeToPlane(plane, own, shot.plane, spacing), distanceMm };
}

/** The grid and the slice are one: same size, same corner, same pixels. */
export const isIdentity = ([a, b, c, d, e, f]: Matrix): boolean =>
  Math.abs(a - 1) < 1e-3 && Math.abs(d - 1) < 1e-3 && Math.abs(b) + Math.abs(c) < 1e-3 && Math.abs(e) + Math.abs(f) < 0.05;
