// The samples of one group, as far as they are held: short recordings whole, long ones in pieces where the reader looks.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import { bytesOf } from '../../standards/dicom/pixels/binary.ts';
import type { Group } from '../../standards/dicom/waveform/recording.ts';
import { bytesPerInstant, decodeChannel } from '../../standards/dicom/waveform/samples.ts';
import type { Lender, Sheet } from './recordings.ts';

/** Samples per channel in a piece: decoded in a few milliseconds. */
const PIECE = 8192;
/** Up to this a recording is read in one go. */
const WHOLE_BYTES = 8 * 2 ** 20;
/** Of decoded samples, over all pieces. */
const HELD_BYTES = 64 * 2 ** 20;
const AT_ONCE = 3;

export interface SignalOptions {
  readonly signal: AbortSignal;
  /** 0 … 1 of what is read before the first picture. */
  readonly onProgress?: (fraction: number) => void;
  /** A piece has come, and what is drawn over it can be drawn. */
  readonly onPiece?: () => void;
  readonly onFailure?: (failure: Failure) => void;
}

type Piece = readonly Float32Array[];

export class Signal {
  readonly group: Group;
  readonly #pieces = new Map<number, Piece>();
  readonly #waiting = new Set<number>();
  readonly #lowest: Float32Array;
  readonly #highest: Float32Array;
  readonly #baselines = new Map<number, number>();
  readonly #readRange: ((from: number, to: number) => Promise<Uint8Array>) | undefined;
  readonly #options: SignalOptions;
  #wanted: number[] = [];
  #samples: number;

  constructor(group: Group, options: SignalOptions, readRange?: (from: number, to: number) => Promise<Uint8Array>) {
    this.group = group;
    this.#options = options;
    this.#readRange = readRange;
    this.#samples = group.samples;
    this.#lowest = new Float32Array(group.channels.length).fill(Number.POSITIVE_INFINITY);
    this.#highest = new Float32Array(group.channels.length).fill(Number.NEGATIVE_INFINITY);
  }

  /** Instants that are there; fewer than the object claims when it was cut short. */
  get samples(): number {
    return this.#samples;
  }

  /** Puts all the bytes in place, a piece at a time, so that no task is long. @throws Failure 'pictureless' when there are none */
  async fill(bytes: Uint8Array): Promise<void> {
    const stride = bytesPerInstant(this.group);
    this.#samples = Math.min(this.group.samples, Math.floor(bytes.length / stride));
    if (this.#samples === 0) throw new Failure('pictureless', { detail: 'no waveform samples' });
    for (let piece = 0; piece * PIECE < this.#samples; piece++) {
      const from = piece * PIECE;
      this.#put(piece, bytes.subarray(from * stride, Math.min(from + PIECE, this.#samples) * stride));
      if (piece % 16 === 15) await new Promise((resolve) => setTimeout(resolve));
      this.#options.signal.throwIfAborted();
    }
  }

  #put(index: number, bytes: Uint8Array): void {
    const { channels, encoding } = this.group;
    const piece = channels.map((channel) => decodeChannel(bytes, encoding, channels.length, channel));
    for (const [channel, values] of piece.entries()) this.#measure(channel, values);
    this.#pieces.set(index, piece);
  }

  #measure(channel: number, values: Float32Array): void {
    let low = this.#lowest[channel] ?? 0;
    let high = this.#highest[channel] ?? 0;
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    this.#lowest[channel] = low;
    this.#highest[channel] = high;
  }

  /** The least and the greatest value met so far; undefined before any. */
  extent(channel: number): readonly [number, number] | undefined {
    const low = this.#lowest[channel] ?? Number.POSITIVE_INFINITY;
    const high = this.#highest[channel] ?? Number.NEGATIVE_INFINITY;
    return low <= high ? [low, high] : undefined;
  }

  /** Where the curve rests: the median of the first piece that came. */
  baseline(channel: number): number {
    const known = this.#baselines.get(channel);
    if (known !== undefined) return known;
    const [values] = [...this.#pieces.values()].map((piece) => piece[channel]);
    if (!values) return 0;
    const step = Math.max(1, Math.floor(values.length / 1000));
    const some = values.filter((value, at) => at % step === 0 && !Number.isNaN(value)).sort();
    const median = some[some.length >> 1] ?? 0;
    this.#baselines.set(channel, median);
    return median;
  }

  /** Runs of held samples between two instants, in order. What is not held yet is asked for. */
  *runs(channel: number, from: number, to: number): Generator<{ readonly start: number; readonly values: Float32Array }> {
    const first = Math.max(0, Math.floor(from / PIECE));
    const last = Math.floor(Math.min(to, this.#samples - 1) / PIECE);
    for (let index = first; index <= last; index++) {
      const values = this.#pieces.get(index)?.[channel];
      if (!values) continue;
      const start = index * PIECE;
      const cut = Math.max(0, from - start);
      yield { start: start + cut, values: values.subarray(cut, Math.max(cut, to + 1 - start)) };
    }
  }

  /** Whether only pieces of it are held. */
  get isPieced(): boolean {
    return this.#readRange !== undefined;
  }

  /** Instants of the first channel, both inclusive, read for this and not held. @throws Failure */
  async firstChannel(from: number, to: number): Promise<Float32Array> {
    const { channels, encoding } = this.group;
    const [channel] = channels;
    if (!this.#readRange || !channel) return new Float32Array();
    return decodeChannel(await this.#readRange(from, Math.min(to, this.#samples - 1)), encoding, channels.length, channel);
  }

  /** Asks for what is not held, the first first, and lets go of what is far. @returns whether all of it is held */
  want(from: number, to: number): boolean {
    if (!this.#readRange) return true;
    const first = Math.max(0, Math.floor(from / PIECE));
    const last = Math.floor(Math.min(to, this.#samples - 1) / PIECE);
    this.#wanted = [];
    for (let index = first; index <= last; index++) {
      const piece = this.#pieces.get(index);
      if (!piece) this.#wanted.push(index);
      else {
        // Last in a Map's order is last to go.
        this.#pieces.delete(index);
        this.#pieces.set(index, piece);
      }
    }
    const isWhole = this.#wanted.length === 0;
    this.#readNext();
    return isWhole;
  }

  #readNext(): void {
    const read = this.#readRange;
    const { signal, onPiece, onFailure } = this.#options;
    while (read && this.#waiting.size < AT_ONCE && !signal.aborted) {
      const index = this.#wanted.find((one) => !this.#waiting.has(one) && !this.#pieces.has(one));
      if (index === undefined) return;
      this.#waiting.add(index);
      const from = index * PIECE;
      read(from, Math.min(from + PIECE, this.#samples) - 1).then(
        (bytes) => {
          this.#waiting.delete(index);
          this.#put(index, bytes);
          this.#letGo();
          this.#readNext();
          onPiece?.();
        },
        (error: unknown) => {
          this.#waiting.delete(index);
          if (!isAbort(error) && !signal.aborted) onFailure?.(toFailure(error));
        },
      );
    }
  }

  #letGo(): void {
    const most = Math.max(8, Math.floor(HELD_BYTES / (PIECE * 4 * this.group.channels.length)));
    for (const index of this.#pieces.keys()) {
      if (this.#pieces.size <= most) return;
      if (!this.#wanted.includes(index)) this.#pieces.delete(index);
    }
  }

  /** @throws Failure */
  async readFirst(): Promise<void> {
    if (!this.#readRange) return;
    this.#put(0, await this.#readRange(0, Math.min(PIECE, this.#samples) - 1));
    if ((this.#pieces.get(0)?.[0]?.length ?? 0) === 0) throw new Failure('pictureless', { detail: 'no waveform samples' });
  }
}

/** The samples of a sheet; resolves when its beginning is there. @throws Failure */
export async function openSignal({ part, recording, group }: Sheet, { read }: Lender, options: SignalOptions): Promise<Signal> {
  const { signal, onProgress } = options;
  const inline = bytesOf(group.data, new Map());
  const stride = bytesPerInstant(group);
  if (inline) {
    const whole = new Signal(group, options);
    await whole.fill(inline);
    onProgress?.(1);
    return whole;
  }
  const bulkData = group.data.BulkDataURI;
  if (typeof bulkData !== 'string') throw new Failure('pictureless', { detail: 'no waveform samples' });
  const ask = { signal, bulkData, ...(recording.instance && { instance: recording.instance }) };
  if (group.samples * stride <= WHOLE_BYTES) {
    const whole = new Signal(group, options);
    const response = await read(part, { ...ask, accept: ['application/octet-stream'] });
    await whole.fill(
      await readBytes(response, {
        signal,
        maxBytes: 2 * WHOLE_BYTES,
        onProgress: (fraction) => fraction < 1 && onProgress?.(fraction),
      }),
    );
    onProgress?.(1);
    return whole;
  }
  const pieces = new Signal(group, options, async (from, to) => {
    const range = { from: from * stride, to: (to + 1) * stride - 1 };
    const response = await read(part, { ...ask, accept: ['application/octet-stream'], range });
    return readBytes(response, { signal, maxBytes: 2 * (range.to - range.from + 1) });
  });
  await pieces.readFirst();
  onProgress?.(1);
  return pieces;
}
