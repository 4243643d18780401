// Ultrasound regions (PS3.3 C.8.5.5): what a pixel step means in each part of the picture.
import { type Dataset, items, number } from '../../standards/dicom/json.ts';
import type { Point } from './camera.ts';

/** Units a region may count in: Physical Units X/Y Direction (0018,6024/6026), Enumerated Values. */
const UNITS: Record<number, RegionUnit> = {
  0: 'none',
  1: '%',
  2: 'dB',
  3: 'cm',
  4: 's',
  5: 'Hz',
  6: 'dB/s',
  7: 'cm/s',
  8: 'cm²',
  9: 'cm²/s',
  10: 'cm³',
  11: 'cm³/s',
  12: '°',
};
export type RegionUnit = 'none' | '%' | 'dB' | 'cm' | 's' | 'Hz' | 'dB/s' | 'cm/s' | 'cm²' | 'cm²/s' | 'cm³' | 'cm³/s' | '°';

export interface Region {
  /** Image px from the top-left corner, both edges inside. */
  readonly from: Point;
  readonly to: Point;
  readonly unit: { readonly x: RegionUnit; readonly y: RegionUnit };
  /** Physical step of one pixel; the sign says which way values grow. */
  readonly delta: Point;
  /** Region Flags (0018,6016) bit 0: 0 is the higher priority where regions overlap. */
  readonly isLowPriority: boolean;
}

export function regionsOf(dataset: Dataset): Region[] {
  return items(dataset, '00186011').flatMap((item) => toRegion(item) ?? []);
}

function toRegion(item: Dataset): Region | undefined {
  const [x0, y0, x1, y1] = ['00186018', '0018601A', '0018601C', '0018601E'].map((tag) => number(item, tag));
  const [dx, dy] = [number(item, '0018602C'), number(item, '0018602E')];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined || x1 < x0 || y1 < y0) return undefined;
  const unit = { x: UNITS[number(item, '00186024') ?? 0] ?? 'none', y: UNITS[number(item, '00186026') ?? 0] ?? 'none' } as const;
  if (!dx || !dy || Math.abs(dx) > 1e4 || Math.abs(dy) > 1e4) return undefined;
  // Corners name whole pixels, both inclusive.
  return {
    from: [x0, y0],
    to: [x1 + 1, y1 + 1],
    unit,
    delta: [dx, dy],
    isLowPriority: ((number(item, '00186016') ?? 0) & 1) === 1,
  };
}

const holds = ({ from, to }: Region, [x, y]: Point) => x >= from[0] && x <= to[0] && y >= from[1] && y <= to[1];

/** The region that rules a point. */
export function regionAt(regions: readonly Region[], px: Point): Region | undefined {
  const here = regions.filter((region) => holds(region, px));
  return here.find((region) => !region.isLowPriority) ?? here[0];
}

/** The region that rules all the points; undefined when they lie in different ones, or in none. */
export function commonRegion(regions: readonly Region[], points: readonly Point[]): Region | undefined {
  const [first, ...rest] = points.map((point) => regionAt(regions, point));
  return first && rest.every((region) => region === first) ? first : undefined;
}
