// Figures from points on a picture, with units as honest as the spacing allows.
import type { Point } from './camera.ts';
import { commonRegion, type Region, type RegionUnit } from './regions.ts';
import type { Basis, Spacing } from './spacing.ts';

/** What a picture knows about the size of things in it. */
export interface Scale {
  readonly spacing: Spacing;
  /** Not empty: an ultrasound picture, where only a region has a scale. */
  readonly regions: readonly Region[];
}
/** A figure's unit: of the patient, of a region, or plain pixels. */
export type Unit = 'mm' | 'px' | RegionUnit;

export interface Figure {
  readonly value: number;
  readonly unit: Unit;
  /** Where mm come from; 'none' with px. A region's figures are calibrated by the machine: 'patient'. */
  readonly basis: Basis;
  readonly magnification?: number;
  /** Which way, where the two axes of a region count in different units. */
  readonly axis?: 'x' | 'y';
}
/** Said instead of a figure. 'crossesRegions': the line has no length. */
export type Silence = 'crossesRegions' | 'unlikeAxes';

const distance = (a: Point, b: Point, x: number, y: number) => Math.hypot((a[0] - b[0]) * x, (a[1] - b[1]) * y);

/** The spacing as a figure's provenance. */
const from = ({ basis, magnification }: Spacing) => ({ basis, ...(magnification !== undefined && { magnification }) });

/** The length of a line; in a region whose axes differ (M-mode, Doppler), both extents. */
export function lengthOf(scale: Scale, a: Point, b: Point): readonly Figure[] | Silence {
  if (scale.regions.length > 0) return regionLength(scale, a, b);
  const { spacing } = scale;
  const value = distance(a, b, spacing.x, spacing.y);
  return [{ value, unit: spacing.basis === 'none' ? 'px' : 'mm', ...from(spacing) }];
}

function regionLength(scale: Scale, a: Point, b: Point): readonly Figure[] | Silence {
  const region = commonRegion(scale.regions, [a, b]);
  if (!region) {
    const isOutside = commonRegion(scale.regions, [a]) === undefined && commonRegion(scale.regions, [b]) === undefined;
    return isOutside ? [{ value: distance(a, b, 1, 1), unit: 'px', basis: 'none' }] : 'crossesRegions';
  }
  const [x, y] = [Math.abs((a[0] - b[0]) * region.delta[0]), Math.abs((a[1] - b[1]) * region.delta[1])];
  if (region.unit.x === region.unit.y) return [{ value: Math.hypot(x, y), unit: region.unit.x, basis: 'patient' }];
  const axes: Figure[] = [
    { value: x, unit: region.unit.x, basis: 'patient', axis: 'x' },
    { value: y, unit: region.unit.y, basis: 'patient', axis: 'y' },
  ];
  return axes.filter(({ unit }) => unit !== 'none');
}

/**
 * The angle at the middle point, degrees 0 … 180. Pixels that are not square are corrected by their shape.
 * Undefined where the two axes count in different units, or the points lie in different regions.
 */
export function angleOf(scale: Scale, [a, apex, b]: readonly [Point, Point, Point]): number | Silence {
  let { x, y } = scale.spacing;
  if (scale.regions.length > 0) {
    const region = commonRegion(scale.regions, [a, apex, b]);
    if (
      !region &&
      scale.regions.some((one) => commonRegion([one], [a]) || commonRegion([one], [apex]) || commonRegion([one], [b]))
    )
      return 'crossesRegions';
    if (region && region.unit.x !== region.unit.y) return 'unlikeAxes';
    [x, y] = region ? region.delta : [1, 1];
  }
  const u: Point = [(a[0] - apex[0]) * x, (a[1] - apex[1]) * y];
  const v: Point = [(b[0] - apex[0]) * x, (b[1] - apex[1]) * y];
  const turnBetween = Math.atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1]);
  return Math.abs((turnBetween * 180) / Math.PI);
}

/** An area of so many square pixels, between two corners that must lie in one region. */
export function areaOf(scale: Scale, squarePixels: number, corners: readonly Point[]): Figure | Silence {
  if (scale.regions.length > 0) {
    const region = commonRegion(scale.regions, corners);
    if (!region) return 'crossesRegions';
    if (region.unit.x !== 'cm' || region.unit.y !== 'cm') return 'unlikeAxes';
    return { value: squarePixels * Math.abs(region.delta[0] * region.delta[1]), unit: 'cm²', basis: 'patient' };
  }
  const { spacing } = scale;
  if (spacing.basis === 'none') return { value: squarePixels, unit: 'px', basis: 'none' };
  return { value: squarePixels * spacing.x * spacing.y, unit: 'mm', ...from(spacing) };
}

export interface Statistics {
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** A picture as its values, in whatever unit they are measured. */
export interface Values {
  readonly columns: number;
  readonly rows: number;
  /** Undefined where there is no value: padding. */
  readonly at: (column: number, row: number) => number | undefined;
}

/** The pixels whose centres lie inside the upright ellipse that fills a box. */
export function ellipseStatistics(picture: Values, a: Point, b: Point): Statistics | undefined {
  const centre: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const radius: Point = [Math.abs(a[0] - b[0]) / 2, Math.abs(a[1] - b[1]) / 2];
  return statisticsOf(picture, a, b, (x, y) => ((x - centre[0]) / radius[0]) ** 2 + ((y - centre[1]) / radius[1]) ** 2 <= 1);
}

/** The pixels whose centres lie inside a box. */
export const rectangleStatistics = (picture: Values, a: Point, b: Point): Statistics | undefined =>
  statisticsOf(picture, a, b, (x, y) => (x - a[0]) * (x - b[0]) <= 0 && (y - a[1]) * (y - b[1]) <= 0);

function statisticsOf(
  { columns, rows, at }: Values,
  a: Point,
  b: Point,
  isInside: (x: number, y: number) => boolean,
): Statistics | undefined {
  const [left, right] = [Math.max(0, Math.floor(Math.min(a[0], b[0]))), Math.min(columns, Math.max(a[0], b[0]))];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(a[1], b[1]))), Math.min(rows, Math.max(a[1], b[1]))];
  let [count, mean, spread, min, max] = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const value = isInside(column + 0.5, row + 0.5) ? at(column, row) : undefined;
      if (value === undefined) continue;
      // Welford: no large sums to subtract from each other.
      const before = value - mean;
      mean += before / ++count;
      spread += before * (value - mean);
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }
  return count === 0 ? undefined : { mean, deviation: Math.sqrt(spread / count), min, max, count };
}
