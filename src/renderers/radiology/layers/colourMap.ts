// Numbers to colours: a scale whose lightness rises evenly, so that it reads in grey and by those who see few colours.
import type { Rgb } from '../../../standards/dicom/colours.ts';

/** Waypoints of an even scale from dark blue over magenta and orange to light yellow. */
const STOPS: readonly Rgb[] = [
  [13, 8, 80],
  [75, 3, 161],
  [125, 3, 168],
  [168, 34, 150],
  [203, 70, 121],
  [229, 107, 93],
  [248, 148, 65],
  [253, 195, 40],
  [240, 249, 33],
];

/** @param share 0 … 1; what lies outside takes the nearest end */
export function colourAt(share: number): Rgb {
  const at = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * (STOPS.length - 1);
  const from = Math.min(STOPS.length - 2, Math.floor(at));
  const [a, b] = [STOPS[from] ?? [0, 0, 0], STOPS[from + 1] ?? [0, 0, 0]];
  const between = (index: 0 | 1 | 2): number => Math.round(a[index] + (b[index] - a[index]) * (at - from));
  return [between(0), between(1), between(2)];
}

export const COLOURS: readonly Rgb[] = Array.from({ length: 32 }, (_, index) => colourAt(index / 31));

/**
 * Where the values' bulk lies: the first and last hundredth are left out, as they are noise.
 * @returns undefined where there is no value
 */
export function rangeOf(
  values: ArrayLike<number>,
  isValue: (value: number) => boolean,
): { low: number; high: number } | undefined {
  const stride = Math.max(1, Math.floor(values.length / 20_000));
  const found: number[] = [];
  for (let at = 0; at < values.length; at += stride) {
    const value = values[at] ?? Number.NaN;
    if (isValue(value)) found.push(value);
  }
  if (found.length === 0) return undefined;
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.min(found.length - 1, Math.floor(share * found.length))] ?? 0;
  const [low, high] = [at(0.01), at(0.99)];
  return high > low ? { low, high } : { low: low - 0.5, high: low + 0.5 };
}
