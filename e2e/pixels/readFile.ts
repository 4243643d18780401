// A Part 10 file as a data set and its frames, read by dicom-parser: what a server would have answered for it.
import { inflateRawSync } from 'node:zlib';
import dicomParser, { type DataSet, type Element as ParsedElement } from 'dicom-parser';
import type { Dataset, Element } from '../../src/standards/dicom/json.ts';

export interface DicomFile {
  readonly dataset: Dataset;
  readonly transferSyntax: string;
  readonly contentType: string;
  /** @param frame from 1 */
  frameBytes(frame: number, bitsPerFrame: number): Uint8Array;
}

type Kind = 'word' | 'text' | 'bytes';
/** What the pixels need; implicit VR says nothing about the kinds. */
const KINDS: Readonly<Record<string, Kind>> = {
  '00020010': 'text',
  '00080016': 'text',
  '00080060': 'text',
  '00089205': 'text',
  '00180164': 'text',
  '00181164': 'text',
  '00182010': 'text',
  '00280002': 'word',
  '00280004': 'text',
  '00280006': 'word',
  '00280008': 'text',
  '00280010': 'word',
  '00280011': 'word',
  '00280030': 'text',
  '00280034': 'text',
  '00280100': 'word',
  '00280101': 'word',
  '00280102': 'word',
  '00280103': 'word',
  '00280120': 'word',
  '00280121': 'word',
  '00281040': 'text',
  '00281050': 'text',
  '00281051': 'text',
  '00281052': 'text',
  '00281053': 'text',
  '00281054': 'text',
  '00281055': 'text',
  '00281056': 'text',
  '00281101': 'word',
  '00281102': 'word',
  '00281103': 'word',
  '00281201': 'bytes',
  '00281202': 'bytes',
  '00281203': 'bytes',
  '00281221': 'bytes',
  '00281222': 'bytes',
  '00281223': 'bytes',
  '00282110': 'text',
  '00282112': 'text',
  '00282114': 'text',
  '00283002': 'word',
  '00283003': 'text',
  '00283006': 'bytes',
  '00541001': 'text',
  '20500020': 'text',
};
const SEQUENCES = ['00283000', '00283010', '00289110', '00289132', '00289145', '52009229', '52009230'];
const PIXEL_DATA = ['7FE00008', '7FE00009', '7FE00010'];

/** @throws whatever dicom-parser throws at a damaged file */
export function readFile(bytes: Uint8Array): DicomFile {
  const inflater = (all: Uint8Array, position: number): Uint8Array =>
    Buffer.concat([all.subarray(0, position), inflateRawSync(all.subarray(position))]);
  const parsed = dicomParser.parseDicom(bytes, { inflater } as never);
  const transferSyntax = parsed.string('x00020010')?.trim() ?? '1.2.840.10008.1.2';
  const dataset = toDataset(parsed, transferSyntax === '1.2.840.10008.1.2.2');
  return {
    dataset,
    transferSyntax,
    contentType: `application/octet-stream; transfer-syntax=${transferSyntax}`,
    frameBytes: (frame, bitsPerFrame) => readFrame(parsed, frame, bitsPerFrame),
  };
}

function toDataset(parsed: DataSet, bigEndian: boolean): Dataset {
  const out: Record<string, Element> = {};
  for (const [tag, kind] of Object.entries(KINDS)) {
    const element = parsed.elements[key(tag)];
    if (element) out[tag] = toElement(parsed, element, kind, bigEndian);
  }
  for (const tag of SEQUENCES) {
    const items = parsed.elements[key(tag)]?.items;
    if (items) out[tag] = { vr: 'SQ', Value: items.flatMap(({ dataSet }) => (dataSet ? [toDataset(dataSet, bigEndian)] : [])) };
  }
  for (const tag of PIXEL_DATA) {
    const element = parsed.elements[key(tag)];
    if (element) out[tag] = { vr: element.vr ?? 'OW', BulkDataURI: 'pixels' };
  }
  return out;
}

const key = (tag: string): string => `x${tag.toLowerCase()}`;

function toElement(parsed: DataSet, element: ParsedElement, kind: Kind, bigEndian: boolean): Element {
  const vr = element.vr ?? '';
  if (kind === 'text') return { vr, Value: (parsed.string(element.tag) ?? '').split('\\') };
  if (kind === 'word') {
    const read = vr === 'SS' ? parsed.int16 : parsed.uint16;
    return { vr, Value: Array.from({ length: element.length / 2 }, (_, index) => read.call(parsed, element.tag, index)) };
  }
  const bytes = Buffer.from(parsed.byteArray.subarray(element.dataOffset, element.dataOffset + element.length));
  return { vr, InlineBinary: (bigEndian ? bytes.swap16() : bytes).toString('base64') };
}

function readFrame(parsed: DataSet, frame: number, bitsPerFrame: number): Uint8Array {
  const element = PIXEL_DATA.map((tag) => parsed.elements[key(tag)]).find((found) => found !== undefined);
  if (!element) throw new Error('no pixel data');
  if (element.encapsulatedPixelData) return readFragments(parsed, element, frame);
  const pixels = parsed.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  const firstBit = (frame - 1) * bitsPerFrame;
  if (firstBit % 8 !== 0) return shifted(pixels, firstBit, bitsPerFrame);
  return Uint8Array.from(pixels.subarray(firstBit / 8, firstBit / 8 + Math.ceil(bitsPerFrame / 8) + (frame === 1 ? 1 : 0)));
}

function readFragments(parsed: DataSet, element: ParsedElement, frame: number): Uint8Array {
  const fragments = element.fragments?.length ?? 0;
  const frames = Number(parsed.string('x00280008') ?? 1) || 1;
  if (frames === 1) return Uint8Array.from(dicomParser.readEncapsulatedPixelDataFromFragments(parsed, element, 0, fragments));
  if (frames === fragments)
    return Uint8Array.from(dicomParser.readEncapsulatedPixelDataFromFragments(parsed, element, frame - 1, 1));
  const table = element.basicOffsetTable?.length
    ? element.basicOffsetTable
    : dicomParser.createJPEGBasicOffsetTable(parsed, element);
  return Uint8Array.from(dicomParser.readEncapsulatedImageFrame(parsed, element, frame - 1, table));
}

/** A frame of single bits that begins within a byte, as a server would align it. */
function shifted(pixels: Uint8Array, firstBit: number, bits: number): Uint8Array {
  return Uint8Array.from({ length: Math.ceil(bits / 8) }, (_, index) => {
    const at = (firstBit >> 3) + index;
    return (((pixels[at] ?? 0) | ((pixels[at + 1] ?? 0) << 8)) >> (firstBit & 7)) & 0xff;
  });
}
