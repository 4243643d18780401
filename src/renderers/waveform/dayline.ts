// A long recording as a line: what its first channel does over hours, from short samples at even distances.
import type { Signal } from './signal.ts';

/** For each bin the least and greatest value met in its sample; NaN where none is known. */
export interface Dayline {
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** 0 … 1 of the recording that was looked at. */
  readonly share: number;
}

export const BINS = 480;
/** Shorter recordings are turned over page by page. */
export const LEAST_SECONDS = 600;
/** What a look at a whole day may cost, all channels together. */
const MOST_BYTES = 8 * 2 ** 20;
const MOST_SECONDS = 20;
const AT_ONCE = 4;
/** Every eighth bin first: the whole day is there soon, if coarsely. */
const STRIDE = 8;

export interface Sampled {
  readonly samples: number;
  readonly rateHz: number;
  readonly bytesPerInstant: number;
}

/** How many instants of each bin are read. */
export function lookOf({ samples, rateHz, bytesPerInstant }: Sampled): number {
  const most = Math.min(MOST_BYTES / BINS / Math.max(1, bytesPerInstant), MOST_SECONDS * rateHz, samples / BINS);
  return Math.max(1, Math.floor(most));
}

/** Bins in the order in which they are read: each once. */
export const orderOfBins = (): number[] =>
  Array.from({ length: STRIDE }, (_, first) => first).flatMap((first) =>
    Array.from({ length: Math.ceil((BINS - first) / STRIDE) }, (_, at) => first + at * STRIDE),
  );

/** Padding (PS3.3 C.10.9.1.4.6) is NaN, and is no value. */
export function extentOf(values: Float32Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [Number.NaN, Number.NaN];
}

/** Fills a line bin by bin. A sample that does not come is a hole. @param onMore with the same line, ever fuller */
export async function readDayline(
  source: Pick<Signal, 'firstChannel'>,
  sampled: Sampled,
  { signal, onMore }: { readonly signal: AbortSignal; onMore(line: Dayline): void },
): Promise<void> {
  const look = lookOf(sampled);
  const share = Math.min(1, (look * BINS) / sampled.samples);
  const [low, high] = [new Float32Array(BINS).fill(Number.NaN), new Float32Array(BINS).fill(Number.NaN)];
  const bins = orderOfBins();
  for (let at = 0; at < bins.length && !signal.aborted; at += AT_ONCE) {
    const some = bins.slice(at, at + AT_ONCE);
    await Promise.all(
      some.map(async (bin) => {
        const from = Math.floor((bin / BINS) * sampled.samples);
        const values = await source.firstChannel(from, from + look - 1).catch(() => new Float32Array());
        [low[bin], high[bin]] = extentOf(values);
      }),
    );
    if (!signal.aborted) onMore({ low: low.slice(), high: high.slice(), share });
  }
}
