// Waveform samples as numbers (PS3.3 C.10.9.1.5, C.10.9.1.6). In DICOM JSON and bulk data they are little endian.
import { Failure } from '../../../model/failure.ts';
import { type Dataset, number, numbers, text } from '../json.ts';
import { bytesOf } from '../pixels/binary.ts';
import type { Channel } from './channel.ts';

export interface Encoding {
  readonly bytesPerSample: 1 | 2 | 4;
  readonly isSigned: boolean;
  /** The sample that stands for "nothing was measured" (5400,100A), if it can be read. */
  readonly padding?: number;
}

const INTERPRETATIONS: Readonly<Record<string, readonly [bits: number, isSigned: boolean]>> = {
  SB: [8, true],
  UB: [8, false],
  SS: [16, true],
  US: [16, false],
  SL: [32, true],
  UL: [32, false],
};

/** @throws Failure 'unsupported' for companded sound and for widths that no device writes */
export function readEncoding(group: Dataset): Encoding {
  const bits = number(group, '54001004') ?? 16;
  const name = text(group, '54001006') ?? 'SS';
  const known = INTERPRETATIONS[name];
  if (!known || known[0] !== bits || (bits !== 8 && bits !== 16 && bits !== 32))
    throw new Failure('unsupported', { detail: `waveform samples ${name.slice(0, 8)}, ${bits} bits` });
  const padding = readPadding(group, bits, known[1]);
  return { bytesPerSample: (bits / 8) as 1 | 2 | 4, isSigned: known[1], ...(padding !== undefined && { padding }) };
}

/** OB or OW as the samples themselves (5400,100A): bytes, which servers send inline, or a number. */
function readPadding(group: Dataset, bits: number, isSigned: boolean): number | undefined {
  const bytes = bytesOf(group['5400100A'], new Map());
  if (!bytes) return numbers(group, '5400100A')[0];
  if (bytes.length < bits / 8) return undefined;
  return readerOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    bytesPerSample: (bits / 8) as 1 | 2 | 4,
    isSigned,
  })(0);
}

/** Of an interleaved group: bytes of one instant of all channels. */
export const bytesPerInstant = ({
  encoding,
  channels,
}: {
  readonly encoding: Encoding;
  readonly channels: readonly unknown[];
}): number => encoding.bytesPerSample * channels.length;

/**
 * One channel out of interleaved bytes, in the channel's unit, or as they stand where it has no scale.
 * @param bytes begin at an instant; an instant that is cut short is left out @returns NaN where nothing was measured
 */
export function decodeChannel(
  bytes: Uint8Array,
  encoding: Encoding,
  channelCount: number,
  { index, scale }: Channel,
): Float32Array<ArrayBuffer> {
  const { bytesPerSample, padding } = encoding;
  const stride = bytesPerSample * channelCount;
  const count = Math.floor(bytes.length / stride);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readerOf(view, encoding);
  const factor = scale?.factor ?? 1;
  const offset = scale?.offset ?? 0;
  const values = new Float32Array(count);
  for (let at = 0, byte = index * bytesPerSample; at < count; at++, byte += stride) {
    const sample = read(byte);
    values[at] = sample === padding ? Number.NaN : sample * factor + offset;
  }
  return values;
}

function readerOf(view: DataView, { bytesPerSample, isSigned }: Encoding): (byte: number) => number {
  switch (bytesPerSample) {
    case 1:
      return isSigned ? (byte) => view.getInt8(byte) : (byte) => view.getUint8(byte);
    case 2:
      return isSigned ? (byte) => view.getInt16(byte, true) : (byte) => view.getUint16(byte, true);
    case 4:
      return isSigned ? (byte) => view.getInt32(byte, true) : (byte) => view.getUint32(byte, true);
  }
}
