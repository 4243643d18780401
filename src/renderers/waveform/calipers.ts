// What lies between two points of a curve: time, rate, height.
import { language } from '../../lib/language.ts';

/** A point on a channel's paper: seconds since the first sample, and the channel's unit as drawn. */
export interface CaliperPoint {
  readonly sec: number;
  readonly value: number;
}

export interface Caliper {
  readonly channel: number;
  readonly name: string;
  readonly from: CaliperPoint;
  readonly to: CaliperPoint;
  /** Absent where the curve has no scale. */
  readonly unit?: string;
}

export interface Measured {
  readonly ms: number;
  /** Per minute; absent where the interval is no beat's: below 150 ms or above 6 s. */
  readonly perMinute?: number;
  readonly difference?: number;
  readonly unit?: string;
}

const SHORTEST_BEAT_SEC = 0.15;
const LONGEST_BEAT_SEC = 6;

export function measure({ from, to, unit }: Pick<Caliper, 'from' | 'to' | 'unit'>): Measured {
  const sec = Math.abs(to.sec - from.sec);
  return {
    ms: Math.round(sec * 1000),
    ...(sec >= SHORTEST_BEAT_SEC && sec <= LONGEST_BEAT_SEC && { perMinute: Math.round(60 / sec) }),
    ...(unit !== undefined && { difference: to.value - from.value, unit }),
  };
}

/** '812 ms · 74/min · 1,02 mV' */
export function printMeasured({ ms, perMinute, difference, unit = '' }: Measured): string {
  const parts = [`${ms} ms`];
  if (perMinute !== undefined) parts.push(`${perMinute}/min`);
  if (difference !== undefined) parts.push(`${printNumber(difference)} ${unit}`.trim());
  return parts.join(' · ');
}

/** Two decimals below ten, one below a hundred. */
export function printNumber(value: number): string {
  const size = Math.abs(value);
  const digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  const fixed = value.toFixed(digits);
  // '-0.00' says more than is known.
  const plain = Number(fixed) === 0 ? (0).toFixed(digits) : fixed.replace('-', '−');
  return language() === 'sv' ? plain.replace('.', ',') : plain;
}
