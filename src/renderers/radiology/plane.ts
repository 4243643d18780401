// Where a frame lies in the patient (PS3.3 C.7.6.2), as plain vectors.
import { type Dataset, items, number, numbers, text } from '../../standards/dicom/json.ts';
import { frameNumbers, macro } from './frameValues.ts';

/** mm, LPS: +x to the patient's left, +y to the back, +z to the head. */
export type Vector = readonly [number, number, number];

export interface Plane {
  /** Centre of the first pixel. */
  readonly origin: Vector;
  /** Unit vector along a row: the way columns count. */
  readonly row: Vector;
  /** Unit vector down a column: the way rows count. */
  readonly column: Vector;
  readonly normal: Vector;
  readonly frameOfReference?: string;
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const length = (a: Vector) => Math.hypot(...a);
export const add = (a: Vector, b: Vector, times = 1): Vector => [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times];
const unit = (a: Vector): Vector => {
  const size = length(a);
  return [a[0] / size, a[1] / size, a[2] / size];
};
const vector = (values: readonly number[], from = 0): Vector | undefined => {
  const [x, y, z] = values.slice(from, from + 3);
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
};

/** Row and column direction, if the frame says so and they are what they claim: two unit vectors at right angles. */
export function directions(dataset: Dataset, frame: number): { readonly row: Vector; readonly column: Vector } | undefined {
  let cosines = frameNumbers(dataset, frame, '00209116', '00200037');
  if (cosines.length < 6) cosines = numbers(items(dataset, '00540022')[0] ?? {}, '00200037'); // NM: Detector Information
  const row = vector(cosines);
  const column = vector(cosines, 3);
  if (!row || !column || length(row) < 0.5 || length(column) < 0.5) return undefined;
  const [r, c] = [unit(row), unit(column)];
  return Math.abs(dot(r, c)) > 0.05 ? undefined : { row: r, column: c };
}

/** @returns undefined when the frame carries no position or no orientation: then it has no place in the patient */
export function planeOf(dataset: Dataset, frame: number): Plane | undefined {
  const axes = directions(dataset, frame);
  const origin = vector(frameNumbers(dataset, frame, '00209113', '00200032')) ?? detectorPosition(dataset, frame, axes);
  if (!axes || !origin) return undefined;
  const frameOfReference = text(dataset, '00200052');
  return { origin, ...axes, normal: cross(axes.row, axes.column), ...(frameOfReference && { frameOfReference }) };
}

/** NM reconstructions give the first slice's position only; the others follow by Spacing Between Slices (C.8.4.15). */
function detectorPosition(
  dataset: Dataset,
  frame: number,
  axes: { row: Vector; column: Vector } | undefined,
): Vector | undefined {
  const first = vector(numbers(items(dataset, '00540022')[0] ?? {}, '00200032'));
  const step = number(dataset, '00180088');
  if (!first || !axes) return undefined;
  if (frame === 1) return first;
  return step === undefined ? undefined : add(first, cross(axes.row, axes.column), step * (frame - 1));
}

/** The patient position of a point of the frame; px from the top-left corner of the first pixel. */
export const toPatient = (
  plane: Plane,
  spacing: { readonly x: number; readonly y: number },
  px: readonly [number, number],
): Vector => add(add(plane.origin, plane.row, (px[0] - 0.5) * spacing.x), plane.column, (px[1] - 0.5) * spacing.y);

/** The point of the frame nearest to a patient position, px from the top-left corner; and how far off the plane it is, mm. */
export function toFrame(plane: Plane, spacing: { readonly x: number; readonly y: number }, mm: Vector) {
  const offset = add(mm, plane.origin, -1);
  const px: readonly [number, number] = [dot(offset, plane.row) / spacing.x + 0.5, dot(offset, plane.column) / spacing.y + 0.5];
  return { px, distanceMm: dot(offset, plane.normal) };
}

/** Slice thickness, mm, if said. */
export const thicknessMm = (dataset: Dataset, frame: number): number | undefined =>
  (macro(dataset, frame, '00289110') && numbers(macro(dataset, frame, '00289110') ?? {}, '00180050')[0]) ??
  number(dataset, '00180050');
