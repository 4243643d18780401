// A scale for curves that fill their rows: round ends, round steps.

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** Smaller than this beside its size a difference is noise of the arithmetic. */
const LEAST_SHARE = 1e-9;
const MOST = 1e30;

/** Covers the values with a round step; pressures that come near zero begin there. */
export function axisOf([low, high]: readonly [number, number]): Axis {
  const [least, most] = [bound(low), bound(high)];
  const size = Math.max(Math.abs(least), Math.abs(most), Number.MIN_VALUE);
  const isFlat = !(most - least > size * LEAST_SHARE) || most - least < 1 / MOST;
  const margin = Math.max(1, size * LEAST_SHARE * 1000);
  const from = isFlat ? least - margin : least > 0 && least < (most - least) / 2 ? 0 : least;
  const to = isFlat ? from + 2 * margin : most;
  const step = roundStep((to - from) / 3);
  return { low: Math.floor(from / step + 1e-9) * step, high: Math.ceil(to / step - 1e-9) * step, step };
}

const bound = (value: number): number => (Number.isNaN(value) ? 0 : Math.max(-MOST, Math.min(MOST, value)));

/** 1, 2 or 5 times a power of ten, not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = least / power;
  return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}

/** The marks from the lowest to the highest. */
export const ticksOf = ({ low, high, step }: Axis): number[] =>
  Array.from({ length: Math.min(20, Math.round((high - low) / step) + 1) }, (_, at) => low + at * step);
