// Lengths and areas on a slide, in units that follow their size.
import type { Point } from './camera.ts';

export interface Spacing {
  /** mm between pixels. */
  readonly x: number;
  readonly y: number;
}

export interface Amount {
  readonly value: number;
  readonly unit: 'µm' | 'mm' | 'µm²' | 'mm²' | 'px' | 'px²';
}

/** @param spacing absent: in pixels, for nothing else is known */
export function lengthOf(points: readonly Point[], spacing: Spacing | undefined): Amount {
  let sum = 0;
  for (const [index, [x, y]] of points.slice(1).entries()) {
    const [fromX, fromY] = points[index] ?? [x, y];
    sum += Math.hypot((x - fromX) * (spacing?.x ?? 1), (y - fromY) * (spacing?.y ?? 1));
  }
  if (!spacing) return { value: sum, unit: 'px' };
  return sum < 1 ? { value: sum * 1000, unit: 'µm' } : { value: sum, unit: 'mm' };
}

/** Of the closed polygon (shoelace); of one that crosses itself, what its turns enclose. */
export function areaOf(points: readonly Point[], spacing: Spacing | undefined): Amount {
  let twice = 0;
  const [originX, originY] = points[0] ?? [0, 0];
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    // From the first corner: far from the slide's origin, products of coordinates would lose their last digits.
    twice += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  const px = Math.abs(twice) / 2;
  if (!spacing) return { value: px, unit: 'px²' };
  const mm = px * spacing.x * spacing.y;
  return mm < 0.1 ? { value: mm * 1e6, unit: 'µm²' } : { value: mm, unit: 'mm²' };
}

/** Three digits, and no more than pixels can tell. */
export const roundAmount = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

export const isInside = ([x, y]: Point, polygon: readonly Point[]): boolean => {
  let inside = false;
  for (const [index, [ax, ay]] of polygon.entries()) {
    const [bx, by] = polygon[(index + 1) % polygon.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

/** Distance to the segment. */
export function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The longest of 1, 2, 5 x 10^n µm that is at most `most` CSS px long. */
export function scaleBarOf(pxPerUm: number, most: number): { readonly um: number; readonly px: number } {
  const power = 10 ** Math.floor(Math.log10(most / pxPerUm));
  const um = [5, 2, 1].map((step) => step * power).find((length) => length * pxPerUm <= most) ?? power;
  return { um, px: um * pxPerUm };
}
