// How far each point of a grid lies from a surface: tubes and balls, poured together.
import type { Cone } from '../anatomy/tube.ts';

type Vector = readonly [x: number, y: number, z: number];

/** Signed distances in mm, below zero inside; x fastest. */
export interface Field {
  /** mm, of the first value. */
  readonly origin: Vector;
  readonly spacingMm: number;
  readonly size: Vector;
  readonly values: Float32Array;
}

/** So far around each tube distances are true; beyond, a point is only known to be outside. */
const BAND = 2;

export function createField(low: Vector, high: Vector, spacingMm: number): Field {
  const count = (axis: 0 | 1 | 2): number => Math.ceil((high[axis] - low[axis]) / spacingMm) + 1;
  const size: Vector = [count(0), count(1), count(2)];
  return { origin: low, spacingMm, size, values: new Float32Array(size[0] * size[1] * size[2]).fill(BAND * spacingMm) };
}

/** The union of what is there and the tubes. */
export function pour(field: Field, cones: Iterable<Cone>): void {
  for (const cone of cones) pourOne(field, cone);
}

function pourOne({ origin, spacingMm, size, values }: Field, { a, b }: Cone): void {
  const reach = Math.max(a[3], b[3]) + BAND * spacingMm;
  const from = ([0, 1, 2] as const).map((axis) =>
    Math.max(0, Math.floor((Math.min(a[axis], b[axis]) - reach - origin[axis]) / spacingMm)),
  );
  const to = ([0, 1, 2] as const).map((axis) =>
    Math.min(size[axis] - 1, Math.ceil((Math.max(a[axis], b[axis]) + reach - origin[axis]) / spacingMm)),
  );
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = dx * dx + dy * dy + dz * dz || 1;
  for (let k = from[2] ?? 0; k <= (to[2] ?? -1); k++)
    for (let j = from[1] ?? 0; j <= (to[1] ?? -1); j++)
      for (let i = from[0] ?? 0; i <= (to[0] ?? -1); i++) {
        const [x, y, z] = [origin[0] + i * spacingMm - a[0], origin[1] + j * spacingMm - a[1], origin[2] + k * spacingMm - a[2]];
        const t = Math.max(0, Math.min(1, (x * dx + y * dy + z * dz) / length));
        const far = Math.hypot(x - t * dx, y - t * dy, z - t * dz) - (a[3] + t * (b[3] - a[3]));
        const at = (k * size[1] + j) * size[0] + i;
        if (far < (values[at] ?? 0)) values[at] = far;
      }
}
