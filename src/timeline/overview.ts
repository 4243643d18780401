// The whole story in one small histogram, always linear.
import type { Lane } from './lanes.ts';
import type { Span } from './scale.ts';

/** How many items fall in each of `bins` equal stretches of the span; items outside it count in the outermost. */
export function countOverTime(lanes: readonly Lane[], span: Span, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  const perBin = (span.to - span.from) / bins;
  for (const { times } of lanes)
    for (const time of times) {
      const bin = Math.min(Math.max(Math.floor((time - span.from) / perBin), 0), bins - 1);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  return counts;
}
