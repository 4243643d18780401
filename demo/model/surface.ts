// The surface of a field as triangles: surface nets (Gibson 1998), one corner in each cell that the surface passes.
import type { Field } from './field.ts';

type Step = readonly [i: number, j: number, k: number];

/** Nine numbers a triangle, in mm; seen from outside, corners run counter-clockwise. */
export function toTriangles(field: Field): Float32Array {
  const { size, values } = field;
  const strides = [1, size[0], size[0] * size[1]] as const;
  const triangles: number[] = [];
  const corners = new Map<number, Step>();
  const corner = (cell: number): Step => {
    const found = corners.get(cell) ?? cornerIn(field, cell, strides);
    corners.set(cell, found);
    return found;
  };
  for (let k = 1; k < size[2] - 1; k++)
    for (let j = 1; j < size[1] - 1; j++)
      for (let i = 1; i < size[0] - 1; i++) {
        const at = i + j * strides[1] + k * strides[2];
        const isInside = (values[at] ?? 0) < 0;
        for (const axis of [0, 1, 2] as const) {
          if (isInside === (values[at + strides[axis]] ?? 0) < 0) continue;
          // The four cells around the edge that the surface cuts.
          const [u, v] = [strides[(axis + 1) % 3] ?? 1, strides[(axis + 2) % 3] ?? 1];
          const quad = [at - u - v, at - v, at, at - u].map(corner);
          const [a = ORIGIN, b = ORIGIN, c = ORIGIN, d = ORIGIN] = isInside ? quad : quad.reverse();
          triangles.push(...a, ...b, ...c, ...a, ...c, ...d);
        }
      }
  return Float32Array.from(triangles);
}

const ORIGIN: Step = [0, 0, 0];
const EIGHT: readonly Step[] = Array.from({ length: 8 }, (_, at) => [at & 1, (at >> 1) & 1, at >> 2]);
const EDGES = EIGHT.flatMap((from, at) =>
  [1, 2, 4].filter((bit) => (at & bit) === 0).map((bit) => [from, EIGHT[at | bit] ?? from] as const),
);

/** The middle of where the surface crosses the cell's edges. */
function cornerIn({ origin, spacingMm, size, values }: Field, cell: number, strides: readonly [number, number, number]): Step {
  const value = ([i, j, k]: Step): number => values[cell + i * strides[0] + j * strides[1] + k * strides[2]] ?? 0;
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (const [from, to] of EDGES) {
    const [a, b] = [value(from), value(to)];
    if (a < 0 === b < 0) continue;
    const t = a / (a - b);
    for (const axis of [0, 1, 2] as const) sum[axis] += from[axis] + t * (to[axis] - from[axis]);
    count += 1;
  }
  const place: Step = [cell % size[0], Math.floor(cell / size[0]) % size[1], Math.floor(cell / strides[2])];
  const at = (axis: 0 | 1 | 2): number => origin[axis] + (place[axis] + sum[axis] / Math.max(1, count)) * spacingMm;
  return [at(0), at(1), at(2)];
}
