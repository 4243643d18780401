// A frame's bytes as stored values or RGB, whatever coding they are in.
import { Failure } from '../../../model/failure.ts';
import type { Codec, CodedImage, SampleArray } from '../codecs/codec.ts';
import { type Coding, codingIn, codingOf, sniffCoding, syntaxIn } from '../codecs/sniff.ts';
import { toRgb } from './colour.ts';
import type { FrameDescription } from './description.ts';
import { nativeBytes, readFloats, readWords } from './native.ts';
import { findRange, toStoredValues } from './stored.ts';

export interface DecodedFrame {
  readonly rows: number;
  readonly columns: number;
  readonly samples: 1 | 3;
  /** Stored values (sign given back, unused bits cleared), or interleaved 8-bit RGB. May share the memory of the bytes given. */
  readonly pixels: SampleArray | Float32Array | Float64Array;
  /** Over the stored values without padding; 0 and 255 for RGB. */
  readonly min: number;
  readonly max: number;
  /** What the tags and the stream disagreed about, in English, for support. */
  readonly repairs: readonly string[];
}

export interface DecodeFrameOptions {
  /** Halvings of both sides, JPEG 2000 and HTJ2K only: a first picture in a fraction of the time. Others decode in full. */
  readonly reduce?: number;
}

const BIG_ENDIAN = '1.2.840.10008.1.2.2';

/**
 * Decodes one frame. The bytes decide the coding, then the content type, then the data set's transfer syntax.
 * @throws Failure 'malformed' for truncated or contradicting data, 'unsupported' for what no codec here reads,
 *   'outOfMemory' for sizes no real frame has
 */
export async function decodeFrame(
  bytes: Uint8Array,
  contentType: string,
  description: FrameDescription,
  options: DecodeFrameOptions = {},
): Promise<DecodedFrame> {
  const said = codingIn(contentType) ?? codingOf(description.transferSyntax ?? '');
  const coding = chooseCoding(bytes, said, description);
  // Only the content type can say so: a server that answers in its default syntax has already swapped the bytes.
  if (coding === 'native') return decodeNative(bytes, description, syntaxIn(contentType) === BIG_ENDIAN);
  const codec = await loadCodec(coding, description);
  const { photometric } = description;
  const image = await codec.decode(bytes, { photometric, ...(options.reduce !== undefined && { reduce: options.reduce }) });
  const repairs = said !== undefined && said !== coding ? [`announced as ${said}, and is ${coding}`] : [];
  return toFrame(image, description, options.reduce ?? 0, repairs);
}

/** Fetches and compiles the codec of a transfer syntax before the first frame is here; nothing for native and unknown ones. */
export async function preloadCodec(transferSyntax: string): Promise<void> {
  const coding = codingOf(transferSyntax);
  if (coding === undefined || coding === 'native' || coding === 'rle') return;
  await (await CODECS[coding]()).preload();
}

const CODECS: Readonly<Record<Exclude<Coding, 'native' | 'rle'>, () => Promise<Codec>>> = {
  jpeg: async () => (await import('../codecs/jpegBaseline.ts')).jpegBaseline,
  jpegExtended: async () => (await import('../codecs/jpegDct.ts')).jpegDct,
  jpegLossless: async () => (await import('../codecs/jpegLossless.ts')).jpegLossless,
  jpegLs: async () => (await import('../codecs/jpegLs.ts')).jpegLs,
  jpeg2000: async () => (await import('../codecs/jpeg2000.ts')).jpeg2000,
  htj2k: async () => (await import('../codecs/jpeg2000.ts')).htj2k,
  jpegXl: async () => (await import('../codecs/jpegXl.ts')).jpegXl,
};

async function loadCodec(coding: Exclude<Coding, 'native'>, description: FrameDescription): Promise<Codec> {
  if (coding !== 'rle') return CODECS[coding]();
  const { rows, columns, samplesPerPixel, bitsAllocated } = description;
  return (await import('../codecs/rle.ts')).rle(rows, columns, samplesPerPixel, bitsAllocated);
}

function chooseCoding(bytes: Uint8Array, said: Coding | undefined, description: FrameDescription): Coding {
  const fits = bytes.length >= nativeBytes(description) && bytes.length <= nativeBytes(description) + 1;
  // Pixels may begin like a JPEG by chance; of exactly the right length, they are believed.
  if (fits && (said === 'native' || said === undefined)) return 'native';
  const sniffed = sniffCoding(bytes);
  if (sniffed !== undefined) return sniffed;
  if (said === 'rle' || (said !== 'native' && looksLikeRle(bytes))) return 'rle';
  if (said === 'native' || said === undefined || fits) return 'native';
  throw new Failure('malformed', { detail: `announced as ${said}, and is not` });
}

function looksLikeRle(bytes: Uint8Array): boolean {
  if (bytes.length < 64) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 64);
  const segments = view.getUint32(0, true);
  return segments >= 1 && segments <= 15 && view.getUint32(4, true) === 64;
}

function decodeNative(bytes: Uint8Array, description: FrameDescription, bigEndian: boolean): DecodedFrame {
  if (description.float) {
    const { rows, columns, padding } = description;
    const pixels = readFloats(bytes, description, bigEndian);
    return { rows, columns, samples: 1, pixels, ...findRange(pixels, padding), repairs: [] };
  }
  const { rows, columns, samplesPerPixel, bitsAllocated, planarConfiguration } = description;
  const data = readWords(bytes, description, bigEndian);
  const image = { rows, columns, samples: samplesPerPixel, bits: bitsAllocated, data };
  return toFrame({ ...image, planar: planarConfiguration === 1, colour: 'stored', repairs: [] }, description, 0, []);
}

function toFrame(image: CodedImage, description: FrameDescription, halvings: number, noticed: readonly string[]): DecodedFrame {
  const repairs = [...noticed, ...image.repairs, ...checkShape(image, description, halvings)];
  const { rows, columns, samples } = image;
  if (samples === 1) {
    const pixels = toStoredValues(image.data, description, image.bits);
    return { rows, columns, samples: 1, pixels, ...findRange(pixels, description.padding), repairs };
  }
  if (samples !== 3) throw new Failure('unsupported', { detail: `${samples} samples per pixel` });
  const bits = Math.min(image.bits, description.bitsStored);
  const values = toStoredValues(image.data, { ...description, signed: false }, image.bits);
  const photometric = image.colour === 'rgb' ? 'RGB' : description.photometric;
  const pixels = toRgb(values, { rows, columns, planar: image.planar, photometric, bits });
  return { rows, columns, samples: 3, pixels, min: 0, max: 255, repairs };
}

/** @throws Failure 'malformed' when the stream is of another size than the data set: it may be another image */
function checkShape(image: CodedImage, description: FrameDescription, halvings: number): string[] {
  const repairs: string[] = [];
  if (description.rows === 0 || description.columns === 0) repairs.push('the size was taken from the stream');
  else if (halvings === 0 && (image.rows !== description.rows || image.columns !== description.columns))
    throw new Failure('malformed', {
      detail: `a frame of ${image.columns} x ${image.rows} where ${description.columns} x ${description.rows} belong`,
    });
  if (image.samples !== description.samplesPerPixel)
    repairs.push(`${image.samples} samples per pixel where ${description.samplesPerPixel} were announced`);
  return repairs;
}
