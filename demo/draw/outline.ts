// Closed outlines in mm: smooth curves through points, ellipses, wobble.
import type { Outline } from './plane.ts';

/** A smooth closed curve through the points (Catmull-Rom). */
export function smoothClosed(points: Outline, steps = 6): number[] {
  const count = points.length / 2;
  const out: number[] = [];
  const at = (index: number, axis: 0 | 1): number => points[(((index % count) + count) % count) * 2 + axis] ?? 0;
  for (let index = 0; index < count; index++) {
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      for (const axis of [0, 1] as const)
        out.push(spline(at(index - 1, axis), at(index, axis), at(index + 1, axis), at(index + 2, axis), t));
    }
  }
  return out;
}

/** A smooth open curve through the points. */
export function smoothOpen(points: Outline, steps = 6): number[] {
  const last = points.length / 2 - 1;
  const out: number[] = [];
  const at = (index: number, axis: 0 | 1): number => points[Math.max(0, Math.min(last, index)) * 2 + axis] ?? 0;
  for (let index = 0; index < last; index++)
    for (let step = 0; step < steps; step++)
      for (const axis of [0, 1] as const)
        out.push(spline(at(index - 1, axis), at(index, axis), at(index + 1, axis), at(index + 2, axis), step / steps));
  out.push(at(last, 0), at(last, 1));
  return out;
}

export const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

/** An ellipse; `wobble` may vary the radius by the angle (radians), 1 being unchanged. */
export function ellipse(
  x: number,
  y: number,
  rx: number,
  ry: number,
  turn = 0,
  wobble?: (angle: number) => number,
  steps = 48,
): number[] {
  const out: number[] = [];
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  for (let step = 0; step < steps; step++) {
    const angle = (step / steps) * Math.PI * 2;
    const k = wobble ? wobble(angle) : 1;
    const ex = Math.cos(angle) * rx * k;
    const ey = Math.sin(angle) * ry * k;
    out.push(x + ex * cos - ey * sin, y + ex * sin + ey * cos);
  }
  return out;
}

export function transform(outline: Outline, change: (x: number, y: number) => readonly [number, number]): number[] {
  const out: number[] = [];
  for (let index = 0; index < outline.length; index += 2) out.push(...change(outline[index] ?? 0, outline[index + 1] ?? 0));
  return out;
}

export const mirror = (outline: Outline): number[] => transform(outline, (x, y) => [-x, y]);
