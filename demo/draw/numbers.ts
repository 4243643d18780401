export const clamp = (value: number, low = 0, high = 1): number => (value < low ? low : Math.min(value, high));
export const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
/** 0 below `from`, 1 above `to`, a smooth S between; `from` may be the larger. */
export function smoothStep(from: number, to: number, value: number): number {
  const share = clamp((value - from) / (to - from));
  return share * share * (3 - 2 * share);
}
