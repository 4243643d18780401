// The test picture: ramps, an edge, rings and a little noise, so that every part of a curve is met.

export const COLUMNS = 64;
export const ROWS = 48;

/** The pattern at a pixel, 0 to 1, the same on every machine. @param channel shifts it, so that colours differ */
function shade(column: number, row: number, channel: number): number {
  if (row < 12) return column / (COLUMNS - 1);
  if (row < 16) return column < COLUMNS / 2 ? 0 : 1;
  const rings = 0.5 + 0.5 * Math.sin(Math.hypot(column - 20 - 8 * channel, row - 32) / (1.5 + channel));
  const noise = ((column * 73 + row * 151 + channel * 199) % 61) / 61;
  return 0.85 * rings + 0.15 * noise;
}

/** All samples of the picture, interleaved, from `low` to `high`. */
export function makeSamples(low: number, high: number, channels = 1): number[] {
  const out: number[] = [];
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++)
      for (let channel = 0; channel < channels; channel++) out.push(Math.round(low + (high - low) * shade(column, row, channel)));
  return out;
}

/** Samples as little-endian words of 8, 16 or 32 bits. */
export function toBytes(samples: readonly number[], bits: number): Uint8Array {
  const width = bits / 8;
  const out = Buffer.alloc(samples.length * width);
  samples.forEach((sample, index) => {
    for (let byte = 0; byte < width; byte++) out[index * width + byte] = Math.floor(sample / 256 ** byte) & 0xff;
  });
  return new Uint8Array(out);
}

/** From interleaved to one plane after the other. */
export const toPlanes = (samples: readonly number[]): number[] =>
  [0, 1, 2].flatMap((channel) => samples.filter((_, index) => index % 3 === channel));

/** From interleaved Y, Cb, Cr to Y1 Y2 Cb Cr. */
export function toHalved(samples: readonly number[]): number[] {
  const out: number[] = [];
  for (let at = 0; at + 5 < samples.length; at += 6) {
    const [y1 = 0, blue = 0, red = 0, y2 = 0] = samples.slice(at, at + 4);
    out.push(y1, y2, blue, red);
  }
  return out;
}
