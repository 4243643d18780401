// WAV (Microsoft RIFF, RF64): where its samples are and what they mean. Sizes in it are claims, and are cut to what is there.
import { Failure } from '../../model/failure.ts';

export interface Wav {
  readonly format: 'pcm' | 'float' | 'alaw' | 'mulaw';
  readonly channels: number;
  readonly samplesPerSecond: number;
  readonly bits: number;
  /** Bytes of the samples, from the file's start. */
  readonly from: number;
  readonly to: number;
}

const FORMATS: Readonly<Record<number, Wav['format']>> = { 1: 'pcm', 3: 'float', 6: 'alaw', 7: 'mulaw' };
const EXTENSIBLE = 0xfffe;

/** How samples lie in bytes: enough to read any piece of them. */
export type Coding = Pick<Wav, 'format' | 'channels' | 'bits'>;

/**
 * @param bytes the file, or its beginning as far as the samples' chunk
 * @param sizeBytes of the whole file
 * @throws Failure 'malformed', 'unsupported' for codings inside WAV that only some programs know
 */
export function readWav(bytes: Uint8Array, sizeBytes = bytes.length): Wav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (!/^(RIFF|RF64|BW64)$/.test(word(0)) || word(8) !== 'WAVE') throw new Failure('malformed', { detail: 'no WAV' });
  let shape: Omit<Wav, 'from' | 'to'> | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const claimed = view.getUint32(at + 4, true);
    const size = Math.min(claimed, sizeBytes - at - 8);
    if (word(at) === 'fmt ' && size >= 16 && at + 8 + size <= bytes.length) shape = readShape(view, at + 8, size);
    if (word(at) === 'data') {
      if (!shape) throw new Failure('malformed', { detail: 'a WAV that does not say what its samples are' });
      return { ...shape, from: at + 8, to: at + 8 + size };
    }
    at += 8 + size + (size % 2);
  }
  throw new Failure('malformed', { detail: 'a WAV without samples' });
}

function readShape(view: DataView, at: number, size: number): Omit<Wav, 'from' | 'to'> {
  const tag = view.getUint16(at, true);
  const code = tag === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : tag;
  const format = FORMATS[code];
  if (!format) throw new Failure('unsupported', { detail: `WAV of coding ${code}` });
  const channels = view.getUint16(at + 2, true);
  const samplesPerSecond = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const isKnown = format === 'pcm' ? [8, 16, 24, 32].includes(bits) : format === 'float' ? [32, 64].includes(bits) : bits === 8;
  if (!isKnown || channels < 1 || channels > 32 || samplesPerSecond < 1000 || samplesPerSecond > 400_000)
    throw new Failure('malformed', { detail: `a WAV of ${channels} channels, ${bits} bits, ${samplesPerSecond} Hz` });
  return { format, channels, samplesPerSecond, bits };
}

/** All channels mixed to one, -1 … 1. @param wav of a file, or only its coding for a piece of its samples */
export function mixDown(bytes: Uint8Array, wav: Coding & Partial<Wav>): Float32Array<ArrayBuffer> {
  const { from = 0 } = wav;
  const to = Math.min(wav.to ?? bytes.length, bytes.length);
  const size = wav.bits / 8;
  const frame = size * wav.channels;
  const count = Math.max(0, Math.floor((to - from) / frame));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readerOf(wav, view);
  const out = new Float32Array(count);
  for (let index = 0, at = from; index < count; index++) {
    let sum = 0;
    for (let channel = 0; channel < wav.channels; channel++, at += size) sum += read(at);
    out[index] = sum / wav.channels;
  }
  return out;
}

function readerOf({ format, bits }: Coding, view: DataView): (at: number) => number {
  if (format === 'mulaw') return (at) => fromMulaw(view.getUint8(at));
  if (format === 'alaw') return (at) => fromAlaw(view.getUint8(at));
  if (format === 'float') return bits === 32 ? (at) => view.getFloat32(at, true) : (at) => view.getFloat64(at, true);
  if (bits === 8) return (at) => (view.getUint8(at) - 128) / 128;
  if (bits === 16) return (at) => view.getInt16(at, true) / 32768;
  if (bits === 24) return (at) => (view.getUint16(at, true) | (view.getInt8(at + 2) << 16)) / 8388608;
  return (at) => view.getInt32(at, true) / 2147483648;
}

/** ITU-T G.711 μ-law. @returns -1 … 1 */
export function fromMulaw(code: number): number {
  const value = ~code & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4);
  return (value & 0x80 ? 0x84 - magnitude : magnitude - 0x84) / 32768;
}

/** ITU-T G.711 A-law. @returns -1 … 1 */
export function fromAlaw(code: number): number {
  const value = code ^ 0x55;
  const exponent = (value & 0x70) >> 4;
  const mantissa = (value & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return (value & 0x80 ? magnitude : -magnitude) / 32768;
}

/** 16 bits, one channel: for a browser to play. */
export function writeWav(samples: Float32Array, samplesPerSecond: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(44 + samples.length * 2);
  out.set(wavHeader(samples.length, samplesPerSecond));
  const view = new DataView(out.buffer);
  for (let index = 0; index < samples.length; index++)
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, samples[index] as number)) * 32767), true);
  return out;
}

/** What stands before `count` samples of 16 bits, one channel. */
export function wavHeader(count: number, samplesPerSecond: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(44);
  const view = new DataView(out.buffer);
  const put = (at: number, word: string): void => out.set(new TextEncoder().encode(word), at);
  put(0, 'RIFF');
  view.setUint32(4, 36 + count * 2, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  put(36, 'data');
  view.setUint32(40, count * 2, true);
  return out;
}
