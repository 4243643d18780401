// The segments of a JPEG stream (ITU-T T.81 Annex B), read before a decoder touches the bytes.
import { Failure } from '../../../model/failure.ts';
import { truncated } from './codec.ts';

export interface JpegComponent {
  readonly id: number;
  readonly horizontal: number;
  readonly vertical: number;
  readonly quantization: number;
}
export interface JpegStream {
  /** The n of SOFn: 0 baseline, 1 extended, 2 progressive, 3 lossless, 55 JPEG-LS. */
  readonly process: number;
  readonly bits: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: readonly JpegComponent[];
  readonly jfif: boolean;
  /** The transform byte of Adobe's APP14: 0 none, 1 YCbCr. */
  readonly adobeTransform?: number;
  /** An end marker follows the image data. */
  readonly complete: boolean;
  /** Where the segments of the decoder begin and end: marker code and payload, in order, up to the first scan's header. */
  readonly segments: readonly JpegSegment[];
}
export interface JpegSegment {
  readonly marker: number;
  /** First byte of the marker itself. */
  readonly start: number;
  /** The payload without its length field. */
  readonly from: number;
  readonly to: number;
}

export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
export const DQT = 0xdb;
export const DHT = 0xc4;
export const DRI = 0xdd;
const APP0 = 0xe0;
const APP14 = 0xee;
/** JPEG-LS start of frame. */
const SOF55 = 0xf7;

/** SOF markers are C0 to CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrameHeader = (marker: number): boolean =>
  marker === SOF55 || (marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== 0xc8 && marker !== 0xcc);

/** One segment from `at`, fill bytes skipped. @throws Failure 'malformed' when there is none or it is cut off */
export function readSegment(bytes: Uint8Array, at: number): JpegSegment {
  let start = at;
  if (bytes[start] !== 0xff) throw new Failure('malformed', { detail: 'a JPEG marker is missing' });
  while (bytes[start + 1] === 0xff) start++;
  const marker = bytes[start + 1];
  if (marker === undefined) throw truncated('the JPEG stream');
  if (marker === SOI || marker === EOI || (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01)
    return { marker, start, from: start + 2, to: start + 2 };
  const length = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0);
  if (length < 2 || start + 2 + length > bytes.length) throw truncated('the JPEG stream');
  return { marker, start, from: start + 4, to: start + 2 + length };
}

/** @throws Failure 'malformed' when the bytes are no JPEG stream or end before the image data */
export function readJpeg(bytes: Uint8Array): JpegStream {
  const segments: JpegSegment[] = [];
  let at = 0;
  let segment = readSegment(bytes, at);
  if (segment.marker !== SOI) throw new Failure('malformed', { detail: 'no JPEG stream' });
  while (segment.marker !== SOS) {
    segments.push(segment);
    at = segment.to;
    segment = readSegment(bytes, at);
    if (segment.marker === EOI) throw new Failure('malformed', { detail: 'a JPEG stream without image data' });
  }
  segments.push(segment);
  const frame = segments.find(({ marker }) => isFrameHeader(marker));
  if (frame === undefined) throw new Failure('malformed', { detail: 'a JPEG stream without a frame header' });
  const adobeTransform = readAdobe(bytes, segments);
  return {
    ...readFrameHeader(bytes, frame),
    jfif: segments.some(({ marker, from }) => marker === APP0 && startsWith(bytes, from, 'JFIF\0')),
    ...(adobeTransform !== undefined && { adobeTransform }),
    complete: hasEnd(bytes, segment.to),
    segments,
  };
}

function readFrameHeader(bytes: Uint8Array, { marker, from, to }: JpegSegment) {
  const at = (index: number): number => bytes[from + index] ?? 0;
  const count = at(5);
  if (to - from < 6 + 3 * count) throw truncated('the JPEG frame header');
  const components: JpegComponent[] = [];
  for (let index = 0; index < count; index++) {
    const [id, sampling, quantization] = [at(6 + 3 * index), at(7 + 3 * index), at(8 + 3 * index)];
    components.push({ id, horizontal: sampling >> 4, vertical: sampling & 15, quantization });
  }
  return { process: marker - 0xc0, bits: at(0), rows: (at(1) << 8) | at(2), columns: (at(3) << 8) | at(4), components };
}

function readAdobe(bytes: Uint8Array, segments: readonly JpegSegment[]): number | undefined {
  const found = segments.find(({ marker, from, to }) => marker === APP14 && to - from >= 12 && startsWith(bytes, from, 'Adobe'));
  return found && bytes[found.from + 11];
}

const startsWith = (bytes: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[from + index] === letter.charCodeAt(0));

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at--) if (bytes[at] === 0xff && bytes[at + 1] === EOI) return true;
  return false;
}
