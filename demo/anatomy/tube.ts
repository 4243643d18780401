// Round things with length: vessels, bronchi, ribs, gut. A tube is a chain of short cones, found by height.

import { spline } from '../draw/outline.ts';
import { capsule, type Plane } from '../draw/plane.ts';

export type Vertex = readonly [x: number, y: number, z: number, radiusMm: number];
export interface Cone {
  readonly a: Vertex;
  readonly b: Vertex;
}

/** Cones that may touch a given height, in buckets of 8 mm. */
export interface ConeIndex {
  near(z: number): readonly Cone[];
}

/** @param flatten how much shorter a tube is along z than across: ribs are flat. 1 is round. */
export function indexCones(cones: readonly Cone[], flatten = 1): ConeIndex {
  const buckets = new Map<number, Cone[]>();
  for (const cone of cones) {
    const reach = Math.max(cone.a[3], cone.b[3]) / flatten + 2;
    const low = Math.floor((Math.min(cone.a[2], cone.b[2]) - reach) / 8);
    const high = Math.floor((Math.max(cone.a[2], cone.b[2]) + reach) / 8);
    for (let key = low; key <= high; key++) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(cone);
      else buckets.set(key, [cone]);
    }
  }
  return { near: (z) => buckets.get(Math.floor(z / 8)) ?? [] };
}

/** A smooth chain through the vertices. */
export function chain(vertices: readonly Vertex[], steps = 6): Cone[] {
  const cones: Cone[] = [];
  const at = (index: number): Vertex => vertices[Math.max(0, Math.min(vertices.length - 1, index))] ?? [0, 0, 0, 0];
  let previous = at(0);
  for (let index = 0; index < vertices.length - 1; index++) {
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const axis = (k: 0 | 1 | 2 | 3): number => spline(at(index - 1)[k], at(index)[k], at(index + 1)[k], at(index + 2)[k], t);
      const next: Vertex = [axis(0), axis(1), axis(2), Math.max(0.1, axis(3))];
      cones.push({ a: previous, b: next });
      previous = next;
    }
  }
  return cones;
}

export interface TubeInk {
  readonly value: number;
  readonly opacity?: number;
  readonly mask?: Float32Array;
  /** mm added to every radius: a wall is a wider tube painted first. */
  readonly grow?: number;
  readonly flatten?: number;
}

/** The cut through the tubes at one height. A slice has thickness, so thin vessels beside it are seen faintly. */
export function paintCones(plane: Plane, cones: Iterable<Cone>, z: number, ink: TubeInk): void {
  const { value, opacity = 1, mask, grow = 0, flatten = 1 } = ink;
  for (const { a, b } of cones) {
    const ra = Math.max(0, a[3] + grow);
    const rb = Math.max(0, b[3] + grow);
    const radius = Math.max(ra, rb);
    const reach = radius / flatten + 0.8;
    const dz = b[2] - a[2];
    // The stretch of the axis within reach of the slice.
    const [from, to] =
      Math.abs(dz) < 1e-6
        ? Math.abs(a[2] - z) < reach
          ? [0, 1]
          : [1, 0]
        : stretch((z - reach - a[2]) / dz, (z + reach - a[2]) / dz);
    if (from >= to) continue;
    const middle = Math.max(from, Math.min(to, dz === 0 ? 0.5 : (z - a[2]) / dz));
    paintPiece(plane, a, b, from, middle, ra, rb, z, { value, opacity, flatten, ...(mask ? { mask } : {}) });
    paintPiece(plane, a, b, middle, to, ra, rb, z, { value, opacity, flatten, ...(mask ? { mask } : {}) });
  }
}

const stretch = (p: number, q: number): [number, number] => [Math.max(0, Math.min(p, q)), Math.min(1, Math.max(p, q))];

function paintPiece(
  plane: Plane,
  a: Vertex,
  b: Vertex,
  from: number,
  to: number,
  ra: number,
  rb: number,
  z: number,
  ink: { value: number; opacity: number; flatten: number; mask?: Float32Array },
): void {
  if (to - from < 1e-4 && Math.abs(a[2] - b[2]) > 1e-6 && from > 0 && to < 1) return;
  const end = (t: number): { x: number; y: number; r: number; faint: number } => {
    const r = ra + (rb - ra) * t;
    const off = Math.max(0, Math.abs(a[2] + (b[2] - a[2]) * t - z) - 0.8) * ink.flatten;
    const cut = Math.sqrt(Math.max(0, r * r - off * off));
    return { x: a[0] + (b[0] - a[0]) * t, y: a[1] + (b[1] - a[1]) * t, r: cut, faint: 1 };
  };
  const start = end(from);
  const stop = end(to);
  if (start.r <= 0 && stop.r <= 0) return;
  capsule(plane, start.x, start.y, stop.x, stop.y, start.r, stop.r, ink.value, ink.opacity, ink.mask);
}
