// Sound in figures: peaks for drawing, a spectrogram, the pitch of a voice and its level. Plain arithmetic, for a worker.

/** One channel: -1 … 1, or the same in whole numbers of 16 bits, which is half the memory. */
export type Samples = Float32Array | Int16Array;
const unitOf = (samples: Samples): number => (samples instanceof Int16Array ? 1 / 32_768 : 1);

/** Least and largest of each piece, as pairs. */
export function peaksOf(samples: Samples, pieces: number): Float32Array<ArrayBuffer> {
  const unit = unitOf(samples);
  const out = new Float32Array(pieces * 2);
  const each = samples.length / pieces;
  for (let piece = 0; piece < pieces; piece++) {
    let [least, most] = [0, 0];
    const to = Math.min(samples.length, Math.ceil((piece + 1) * each));
    for (let index = Math.floor(piece * each); index < to; index++) {
      const value = samples[index] as number;
      if (value < least) least = value;
      else if (value > most) most = value;
    }
    out[piece * 2] = least * unit;
    out[piece * 2 + 1] = most * unit;
  }
  return out;
}

/** In place; length is a power of two (Cooley and Tukey). */
export function fft(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j] as number, real[i] as number];
      [imaginary[i], imaginary[j]] = [imaginary[j] as number, imaginary[i] as number];
    }
  }
  for (let length = 2; length <= size; length <<= 1) {
    const angle = (-2 * Math.PI) / length;
    for (let start = 0; start < size; start += length)
      for (let k = 0; k < length / 2; k++) {
        const [cos, sin] = [Math.cos(angle * k), Math.sin(angle * k)];
        const [a, b] = [start + k, start + k + length / 2];
        const [re, im] = [real[b] as number, imaginary[b] as number];
        const [x, y] = [re * cos - im * sin, re * sin + im * cos];
        real[b] = (real[a] as number) - x;
        imaginary[b] = (imaginary[a] as number) - y;
        real[a] = (real[a] as number) + x;
        imaginary[a] = (imaginary[a] as number) + y;
      }
  }
}

export interface Window {
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly rows: number;
  /** The upper edge. */
  readonly mostHz: number;
  /** Samples in each look: many tell pitches apart, few tell moments apart. A power of two; by default about 64 ms. */
  readonly size?: number;
}

/**
 * Levels for a picture: rows from the top (high) to the bottom (0 Hz).
 * @returns 0 (-90 dB and below) … 255 (full scale), row by row
 */
export function spectrogram(
  samples: Samples,
  rate: number,
  { from, to, columns, rows, mostHz, size = rate > 24_000 ? 2048 : 1024 }: Window,
): Uint8Array<ArrayBuffer> {
  const unit = unitOf(samples);
  const out = new Uint8Array(columns * rows);
  const hann = Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  const perRow = (mostHz * size) / rate / rows;
  for (let column = 0; column < columns; column++) {
    const middle = Math.round((from + ((column + 0.5) / columns) * (to - from)) * rate);
    for (let index = 0; index < size; index++) {
      real[index] = (samples[middle - size / 2 + index] ?? 0) * unit * (hann[index] as number);
      imaginary[index] = 0;
    }
    fft(real, imaginary);
    for (let row = 0; row < rows; row++) {
      // The strongest of the row's bins: a tone between two rows must not fall through.
      const low = Math.floor(((rows - row - 1) / rows) * perRow * rows);
      const high = Math.min(size / 2 - 1, Math.max(low, Math.ceil(((rows - row) / rows) * perRow * rows) - 1));
      let power = 0;
      for (let bin = Math.min(low, high); bin <= high; bin++)
        power = Math.max(power, Math.hypot(real[bin] as number, imaginary[bin] as number));
      power /= size / 4;
      const decibel = 20 * Math.log10(power + 1e-9);
      out[row * columns + column] = Math.max(0, Math.min(255, Math.round(((decibel + 90) / 90) * 255)));
    }
  }
  return out;
}

const LEAST_HZ = 60;
const MOST_HZ = 500;
const CLEAR = 0.15;

/**
 * The pitch of a voice by YIN (de Cheveigné and Kawahara 2002).
 * @returns Hz, or 0 where nothing is voiced
 */
export function pitchAt(samples: Samples, rate: number, middle: number): number {
  const longest = Math.floor(rate / LEAST_HZ);
  const shortest = Math.max(2, Math.floor(rate / MOST_HZ));
  const start = Math.max(0, Math.round(middle - longest));
  if (start + 2 * longest >= samples.length) return 0;
  const difference = new Float64Array(longest + 1);
  let running = 0;
  for (let lag = 1; lag <= longest; lag++) {
    let sum = 0;
    for (let index = 0; index < longest; index++) {
      const delta = (samples[start + index] as number) - (samples[start + index + lag] as number);
      sum += delta * delta;
    }
    running += sum;
    difference[lag] = running > 0 ? (sum * lag) / running : 1;
  }
  for (let lag = shortest; lag < longest; lag++) {
    if ((difference[lag] as number) >= CLEAR) continue;
    let best = lag;
    while (best + 1 < longest && (difference[best + 1] as number) < (difference[best] as number)) best++;
    const [before, at, after] = [difference[best - 1] as number, difference[best] as number, difference[best + 1] as number];
    const bend = before - 2 * at + after;
    return rate / (best + (bend > 0 ? (before - after) / (2 * bend) : 0));
  }
  return 0;
}

/** dB relative to full scale of a piece around a sample; -Infinity for silence. */
export function levelAt(samples: Samples, middle: number, width: number): number {
  let sum = 0;
  const from = Math.max(0, Math.round(middle - width / 2));
  const to = Math.min(samples.length, from + width);
  for (let index = from; index < to; index++) sum += (samples[index] as number) ** 2;
  return 10 * Math.log10((sum / Math.max(1, to - from)) * unitOf(samples) ** 2);
}
