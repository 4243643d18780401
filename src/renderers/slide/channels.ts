// Channels of fluorescence: their colours, their ranges, and how they add up to a picture.

export interface ChannelRange {
  readonly colour: readonly [number, number, number];
  /** Stored values that are black, and full colour. */
  readonly low: number;
  readonly high: number;
}

/** Light adds up. @param sum three values a pixel, 0 … 255 and beyond, changed in place */
export function addChannel(
  sum: Float32Array,
  values: ArrayLike<number>,
  { colour: [red, green, blue], low, high }: ChannelRange,
): void {
  const scale = 1 / Math.max(1e-9, high - low);
  const pixels = Math.min(values.length, Math.floor(sum.length / 3));
  for (let pixel = 0; pixel < pixels; pixel++) {
    const share = Math.min(1, Math.max(0, ((values[pixel] ?? 0) - low) * scale));
    if (share === 0) continue;
    const at = pixel * 3;
    sum[at] = (sum[at] ?? 0) + share * red;
    sum[at + 1] = (sum[at + 1] ?? 0) + share * green;
    sum[at + 2] = (sum[at + 2] ?? 0) + share * blue;
  }
}

/** From the 1st to the 99.7th percentile: the background black, the few brightest grains not alone in the light. */
export function rangeOf(values: ArrayLike<number>, most: number): { readonly low: number; readonly high: number } {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  if (sorted.length === 0) return { low: 0, high: most };
  const [low, high] = [at(0.01), at(0.997)];
  return high > low ? { low, high } : { low: Math.min(low, 0), high: Math.max(high, low + 1) };
}

/** Told apart by most eyes, and the first as nuclei are painted: blue, green, red, orange, cyan, magenta, white. */
const COLOURS = [
  [80, 120, 255],
  [70, 255, 90],
  [255, 70, 70],
  [255, 180, 50],
  [60, 230, 240],
  [255, 90, 240],
  [255, 255, 255],
] as const;

/** @param nanometres of the emitted or illuminating light; absent: by the channel's number */
export function colourOf(nanometres: number | undefined, index: number): readonly [number, number, number] {
  const fallback = COLOURS[index % COLOURS.length] ?? COLOURS[0];
  if (nanometres === undefined || nanometres < 300 || nanometres > 900) return fallback;
  // The light of DAPI and Hoechst, 461 nm, is blue to every reader.
  if (nanometres < 475) return COLOURS[0];
  if (nanometres < 500) return COLOURS[4];
  if (nanometres < 560) return COLOURS[1];
  if (nanometres < 600) return COLOURS[3];
  return nanometres < 680 ? COLOURS[2] : COLOURS[5];
}
