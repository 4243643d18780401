// A frame's bytes as stored values or RGB, whatever coding they are in.
import { Failure } from '../../../model/failure.ts';
import type { Codec, CodedImage, SampleArray } from '../codecs/codec.ts';
import { inflateFrame } from '../codecs/deflate.ts';
import { htj2k, jpeg2000 } from '../codecs/jpeg2000.ts';
import { jpegBaseline } from '../codecs/jpegBaseline.ts';
import { jpegDct } from '../codecs/jpegDct.ts';
import { jpegLossless } from '../codecs/jpegLossless.ts';
import { jpegLs } from '../codecs/jpegLs.ts';
import { jpegXl } from '../codecs/jpegXl.ts';
import { rle } from '../codecs/rle.ts';
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
  if (coding === 'deflated') return decodeNative(await inflateFrame(bytes, nativeBytes(description)), description, false);
  // Only the content type can say so: a server that answers in its default syntax has already swapped the bytes.
  if (coding === 'native') return decodeNative(bytes, description, syntaxIn(contentType) === BIG_ENDIAN);
  const codec = chooseCodec(coding, description);
  const { photometric, rows, columns } = description;
  const image = await codec.decode(bytes, { photometric, rows, columns, ...options });
  const repairs = said !== undefined && said !== coding ? [`announced as ${said}, and is ${coding}`] : [];
  return toFrame(image, description, repairs);
}

/** Fetches and compiles the codec of a transfer syntax before the first frame is here; nothing for native and unknown ones. */
export async function preloadCodec(transferSyntax: string): Promise<void> {
  const coding = codingOf(transferSyntax);
  if (coding === undefined || coding === 'native' || coding === 'deflated' || coding === 'rle') return;
  await CODECS[coding].preload();
}

type CompressedCoding = Exclude<Coding, 'native' | 'deflated' | 'rle'>;

/** The rooms' own code is a few kilobytes and comes along; what is heavy, glue and WebAssembly, each fetches when asked. */
const CODECS: Readonly<Record<CompressedCoding, Codec>> = {
  jpeg: jpegBaseline,
  jpegExtended: jpegDct,
  jpegLossless,
  jpegLs,
  jpeg2000,
  htj2k,
  jpegXl,
};

function chooseCodec(coding: CompressedCoding | 'rle', description: FrameDescription): Codec {
  if (coding !== 'rle') return CODECS[coding];
  const { rows, columns, samplesPerPixel, bitsAllocated } = description;
  return rle(rows, columns, samplesPerPixel, bitsAllocated);
}

function chooseCoding(bytes: Uint8Array, said: Coding | undefined, description: FrameDescription): Coding {
  const fits = bytes.length >= nativeBytes(description) && bytes.length <= nativeBytes(description) + 1;
  // Pixels may begin like a JPEG by chance; of exactly the right length, they are believed.
  if (fits && (said === 'native' || said === undefined)) return 'native';
  const sniffed = sniffCoding(bytes);
  if (sniffed !== undefined) return sniffed;
  if (said === 'deflated') return 'deflated';
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
  return toFrame({ ...image, planar: planarConfiguration === 1, colour: 'stored', repairs: [] }, description, []);
}

function toFrame(image: CodedImage, description: FrameDescription, noticed: readonly string[]): DecodedFrame {
  const repairs = [...noticed, ...image.repairs, ...describeShape(image, description)];
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

function describeShape(image: CodedImage, description: FrameDescription): string[] {
  const repairs: string[] = [];
  if (description.rows === 0 || description.columns === 0) repairs.push('the size was taken from the stream');
  if (image.samples !== description.samplesPerPixel)
    repairs.push(`${image.samples} samples per pixel where ${description.samplesPerPixel} were announced`);
  return repairs;
}
