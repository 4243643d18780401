// A 24-2 of an eye with glaucoma: an arc of the upper half is lost first, then more (PS3.3 A.62).
import { clamp, smoothStep } from '../draw/numbers.ts';
import { randomStream } from '../draw/random.ts';

export interface FieldOptions {
  readonly side: 'R' | 'L';
  /** 0 healthy … 1 the upper half gone. */
  readonly loss: number;
  readonly age: number;
}
export interface FieldPoint {
  readonly x: number;
  readonly y: number;
  readonly decibel: number;
  readonly deviation?: number;
  readonly pattern?: number;
}

/** Rows of the test, degrees: y, and x from … to for a right eye, six apart. */
const ROWS: readonly (readonly [number, number, number])[] = [
  [21, -9, 9],
  [15, -15, 15],
  [9, -21, 21],
  [3, -27, 21],
  [-3, -27, 21],
  [-9, -21, 21],
  [-15, -15, 15],
  [-21, -9, 9],
];

export function testField({ side, loss, age }: FieldOptions, name: string): readonly FieldPoint[] {
  const random = randomStream(name);
  const points: FieldPoint[] = [];
  for (const [y, from, to] of ROWS)
    for (let x = from; x <= to; x += 6) {
      const eccentricity = Math.hypot(x, y);
      const normal = 33.6 - 0.065 * (age - 45) - 0.22 * eccentricity - 0.0035 * eccentricity ** 2;
      const isBlindSpot = x === 15 && Math.abs(y) === 3;
      const deviation = isBlindSpot ? -normal : -depthAt(x, y, loss) + (random() + random() - 1) * (1 + loss);
      const decibel = Math.round(clamp(normal + deviation, -1, 38));
      points.push({
        x: side === 'R' ? x : -x,
        y,
        decibel,
        ...(isBlindSpot ? {} : { deviation: Math.round((decibel - normal) * 10) / 10 }),
      });
    }
  // The seventh best deviation is what is lost everywhere.
  const general = points.flatMap(({ deviation }) => deviation ?? []).sort((a, b) => b - a)[6] ?? 0;
  return points.map((point) =>
    point.deviation === undefined ? point : { ...point, pattern: Math.round((point.deviation - general) * 10) / 10 },
  );
}

/** dB lost: the arc from the blind spot over fixation to the nose, deepest at the nose, stopping at the horizon. */
function depthAt(x: number, y: number, loss: number): number {
  const general = loss * 1.6;
  if (y < 0) return general + Math.max(0, loss - 0.55) * 14 * smoothStep(6, -20, x) * smoothStep(4, 14, Math.hypot(x, y));
  const ring = Math.exp(-(((Math.hypot(x, y) - 13.5) / (4 + 8 * loss)) ** 2));
  const nasal = smoothStep(17, -17, x);
  return general + 34 * loss * ring * (0.3 + 0.7 * nasal);
}

/** Mean deviation and pattern standard deviation, dB. */
export function indicesOf(points: readonly FieldPoint[]): { readonly md: number; readonly psd: number } {
  const values = points.flatMap(({ deviation }) => deviation ?? []);
  const md = values.reduce((sum, value) => sum + value, 0) / values.length;
  const psd = Math.sqrt(values.reduce((sum, value) => sum + (value - md) ** 2, 0) / (values.length - 1));
  return { md: Math.round(md * 100) / 100, psd: Math.round(psd * 100) / 100 };
}

/** Per cent of healthy people with such a loss, in the steps that machines print. */
export function rarity(decibel: number, limits: readonly [number, number, number, number]): number {
  const [five, two, one, half] = limits;
  if (decibel <= half) return 0.5;
  if (decibel <= one) return 1;
  if (decibel <= two) return 2;
  return decibel <= five ? 5 : 50;
}
