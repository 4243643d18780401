// The same pictures, losslessly compressed as archives hold them: a study of its own beside the original.
import { createRequire } from 'node:module';
import dicomParser from 'dicom-parser';

export type Compression = 'jls' | 'j2k';

/** PS3.6 annex A: JPEG-LS Lossless, JPEG 2000 Lossless Only. */
export const TRANSFER_SYNTAX: Readonly<Record<Compression, string>> = {
  jls: '1.2.840.10008.1.2.4.80',
  j2k: '1.2.840.10008.1.2.4.90',
};
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';

interface Encoder {
  getDecodedBuffer(info: {
    width: number;
    height: number;
    bitsPerSample: number;
    componentCount: number;
    isSigned: boolean;
    isUsingColorTransform: boolean;
  }): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  setNearLossless?(difference: number): void;
  setQuality?(lossless: boolean, ratio: number): void;
}
interface EncoderModule {
  readonly JpegLSEncoder?: new () => Encoder;
  readonly J2KEncoder?: new () => Encoder;
}

const require = createRequire(import.meta.url);

/** Loads a compressor for Part 10 files in Explicit VR Little Endian. @throws Error for any other file */
export async function createTranscoder(compression: Compression): Promise<(part10: Buffer) => Buffer> {
  const name = compression === 'jls' ? '@cornerstonejs/codec-charls' : '@cornerstonejs/codec-openjpeg';
  const load = require(name) as () => Promise<EncoderModule>;
  const { JpegLSEncoder, J2KEncoder } = await load();
  const Encoder = compression === 'jls' ? JpegLSEncoder : J2KEncoder;
  if (!Encoder) throw new Error(`${name} has no encoder`);
  const encoder = new Encoder();
  encoder.setNearLossless?.(0);
  encoder.setQuality?.(true, 0);
  return (part10) => transcode(part10, compression, encoder);
}

function transcode(part10: Buffer, compression: Compression, encoder: Encoder): Buffer {
  const header = dicomParser.parseDicom(part10, { untilTag: 'x7fe00010' });
  const pixels = header.elements.x7fe00010;
  const start = header.elements.x00080005 ?? header.elements.x00080008 ?? header.elements.x00080016;
  if (header.string('x00020010') !== EXPLICIT_LITTLE || !pixels || !start) throw new Error('not an uncompressed image');
  const body = Buffer.from(part10.subarray(start.dataOffset - 8, pixels.dataOffset - 12));
  for (const tag of ['x0020000d', 'x0020000e', 'x00080018']) {
    const element = header.elements[tag];
    if (element) renumber(body, element.dataOffset - (start.dataOffset - 8), element.length, compression);
  }
  const [width, height] = [header.uint16('x00280011') ?? 0, header.uint16('x00280010') ?? 0];
  const sampleBytes = (header.uint16('x00280100') ?? 16) / 8;
  const components = header.uint16('x00280002') ?? 1;
  const frameBytes = width * height * sampleBytes * components;
  const info = {
    width,
    height,
    bitsPerSample: header.uint16('x00280101') ?? sampleBytes * 8,
    componentCount: components,
    isSigned: header.uint16('x00280103') === 1,
    isUsingColorTransform: false,
  };
  const frames = Array.from({ length: header.intString('x00280008') ?? 1 }, (_, frame) => {
    const at = pixels.dataOffset + frame * frameBytes;
    encoder.getDecodedBuffer(info).set(part10.subarray(at, at + frameBytes));
    encoder.encode();
    return Buffer.from(encoder.getEncodedBuffer());
  });
  const uid = Buffer.from(header.string('x00080018') ?? '');
  renumber(uid, 0, uid.length, compression);
  return Buffer.concat([
    toMeta(header.string('x00080016') ?? '', uid.toString('latin1'), TRANSFER_SYNTAX[compression]),
    body,
    toFragments(frames),
  ]);
}

/** Another UID of the same length: its last two digits tell the compression, so that lengths before it stay true. */
function renumber(bytes: Buffer, offset: number, length: number, compression: Compression): void {
  let end = offset + length;
  while (end > offset && (bytes[end - 1] === 0 || bytes[end - 1] === 0x20)) end--;
  bytes.write(compression === 'jls' ? '80' : '90', end - 2, 'latin1');
}

/** Preamble and file meta information, PS3.10 §7.1. */
function toMeta(sopClass: string, sopInstance: string, transferSyntax: string): Buffer {
  const uids = [
    [0x0002, sopClass],
    [0x0003, sopInstance],
    [0x0010, transferSyntax],
    [0x0012, '2.25.101'],
  ] as const;
  const version = Buffer.from([0x02, 0x00, 0x01, 0x00, 0x4f, 0x42, 0, 0, 2, 0, 0, 0, 0, 1]);
  const elements = Buffer.concat([version, ...uids.map(([element, uid]) => toUid(element, uid))]);
  const length = Buffer.from([0x02, 0x00, 0x00, 0x00, 0x55, 0x4c, 4, 0, 0, 0, 0, 0]);
  length.writeUInt32LE(elements.length, 8);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, elements]);
}

function toUid(element: number, uid: string): Buffer {
  const value = Buffer.from(uid.length % 2 === 0 ? uid : `${uid}\0`, 'latin1');
  const head = Buffer.from([0x02, 0x00, element, 0x00, 0x55, 0x49, 0, 0]);
  head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

/** Encapsulated pixel data with an empty offset table, a fragment a frame, PS3.5 §A.4. */
function toFragments(frames: readonly Buffer[]): Buffer {
  const items = frames.map((frame) => toItem(frame.length % 2 === 0 ? frame : Buffer.concat([frame, Buffer.alloc(1)])));
  const head = Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([head, toItem(Buffer.alloc(0)), ...items, Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0])]);
}

function toItem(value: Buffer): Buffer {
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(value.length, 4);
  return Buffer.concat([head, value]);
}
