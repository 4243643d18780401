// Data sets to DICOM Part 10 bytes (PS3.10 §7), always explicit VR little endian (PS3.5 §7.1).
import { type Keyword, TAGS } from './tags.ts';

/** Encapsulated pixel data: one fragment per frame (PS3.5 §A.4). */
export interface Fragments {
  readonly fragments: readonly Uint8Array[];
}
export type Value = string | number | readonly string[] | readonly number[] | readonly Dataset[] | Uint8Array | Fragments;
export type Dataset = { readonly [K in Keyword]?: Value };
export type CharacterSet = 'ISO_IR 100' | 'ISO_IR 192';

export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const LONG_LENGTH = new Set(['OB', 'OW', 'SQ', 'UN', 'UT', 'UC', 'UR']);
const NUMBER_SIZE: Record<string, number> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 };

/** A Part 10 file. File meta information comes from the data set's own SOP class and instance. */
export const toPart10 = (dataset: Dataset, transferSyntax: string = EXPLICIT_LITTLE): Buffer =>
  Buffer.concat(part10Pieces(dataset, transferSyntax));

/** The same in pieces: of an object with a thousand frames, no frame is copied. */
export function part10Pieces(dataset: Dataset, transferSyntax: string = EXPLICIT_LITTLE): Buffer[] {
  const meta = encode(
    {
      FileMetaInformationVersion: Uint8Array.of(0, 1),
      MediaStorageSOPClassUID: dataset.SOPClassUID ?? '',
      MediaStorageSOPInstanceUID: dataset.SOPInstanceUID ?? '',
      TransferSyntaxUID: transferSyntax,
      ImplementationClassUID: '2.25.228517240551337193817366130203958219014',
      ImplementationVersionName: 'HELBILD_DEMO',
    },
    'ISO_IR 192',
    0,
  );
  const length = Buffer.alloc(12);
  length.writeUInt16LE(2, 0);
  length.write('UL', 4, 'latin1');
  length.writeUInt16LE(4, 6);
  length.writeUInt32LE(meta.length, 8);
  const characterSet = dataset.SpecificCharacterSet === 'ISO_IR 100' ? 'ISO_IR 100' : 'ISO_IR 192';
  const signed = dataset.PixelRepresentation === 1 ? 1 : 0;
  return [Buffer.alloc(128), Buffer.from('DICM', 'latin1'), length, meta, ...encodePieces(dataset, characterSet, signed)];
}

const encode = (dataset: Dataset, characterSet: CharacterSet, signed: 0 | 1): Buffer =>
  Buffer.concat(encodePieces(dataset, characterSet, signed));

function encodePieces(dataset: Dataset, characterSet: CharacterSet, signed: 0 | 1): Buffer[] {
  const elements = Object.entries(dataset)
    .map(([keyword, value]) => ({ tagAndVr: TAGS[keyword as Keyword], value }))
    .filter((element) => element.value !== undefined)
    .sort((a, b) => (a.tagAndVr < b.tagAndVr ? -1 : 1));
  return elements.flatMap(({ tagAndVr, value }) => encodeElement(tagAndVr, value, characterSet, signed));
}

function encodeElement(tagAndVr: string, value: Value, characterSet: CharacterSet, signed: 0 | 1): Buffer[] {
  const group = Number.parseInt(tagAndVr.slice(0, 4), 16);
  const element = Number.parseInt(tagAndVr.slice(4, 8), 16);
  const written = tagAndVr.slice(9);
  if (isFragments(value)) return [header(group, element, 'OB', 0xffffffff), ...encapsulate(value)];
  const vr = written === 'xs' ? (signed ? 'SS' : 'US') : written === 'OW' && isBytesOfEight(value) ? 'OB' : written;
  const body = encodeValue(vr, value, characterSet, signed);
  return [header(group, element, vr, body.length), body];
}

/** Bytes made with `Buffer` or an 8-bit array are OB; 16-bit samples arrive as `Uint8Array` over an Int16Array's memory. */
const isBytesOfEight = (value: Value): boolean => value instanceof EightBit;
/** Native pixel data of one byte per sample (PS3.5 §8.1.2: OB is allowed for at most eight bits). */
export class EightBit extends Uint8Array {}

const isFragments = (value: Value): value is Fragments => typeof value === 'object' && 'fragments' in value;

function header(group: number, element: number, vr: string, length: number): Buffer {
  const long = LONG_LENGTH.has(vr);
  const bytes = Buffer.alloc(long ? 12 : 8);
  bytes.writeUInt16LE(group, 0);
  bytes.writeUInt16LE(element, 2);
  bytes.write(vr, 4, 'latin1');
  if (long) bytes.writeUInt32LE(length, 8);
  else bytes.writeUInt16LE(length, 6);
  return bytes;
}

function encodeValue(vr: string, value: Value, characterSet: CharacterSet, signed: 0 | 1): Buffer {
  if (value instanceof Uint8Array) return padded(Buffer.from(value.buffer, value.byteOffset, value.byteLength), 0);
  if (vr === 'SQ') return Buffer.concat((value as readonly Dataset[]).flatMap((item) => encodeItem(item, characterSet, signed)));
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (vr === 'AT') return encodeTags(list.map(String));
  const size = NUMBER_SIZE[vr];
  if (size !== undefined) return encodeNumbers(vr, size, list.map(Number));
  const text = list.map((entry) => (typeof entry === 'number' ? decimal(entry) : String(entry))).join('\\');
  return padded(Buffer.from(text, characterSet === 'ISO_IR 100' ? 'latin1' : 'utf8'), vr === 'UI' ? 0 : 0x20);
}

function encodeItem(item: Dataset, characterSet: CharacterSet, signed: 0 | 1): Buffer[] {
  const body = encode(item, characterSet, signed);
  return [itemTag(0xe000, body.length), body];
}

function encodeTags(tags: readonly string[]): Buffer {
  const bytes = Buffer.alloc(tags.length * 4);
  for (const [index, tag] of tags.entries()) {
    bytes.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), index * 4);
    bytes.writeUInt16LE(Number.parseInt(tag.slice(4, 8), 16), index * 4 + 2);
  }
  return bytes;
}

function encodeNumbers(vr: string, size: number, list: readonly number[]): Buffer {
  const bytes = Buffer.alloc(list.length * size);
  const write = {
    US: (n: number, at: number) => bytes.writeUInt16LE(n, at),
    SS: (n: number, at: number) => bytes.writeInt16LE(n, at),
    UL: (n: number, at: number) => bytes.writeUInt32LE(n, at),
    SL: (n: number, at: number) => bytes.writeInt32LE(n, at),
    FL: (n: number, at: number) => bytes.writeFloatLE(n, at),
    FD: (n: number, at: number) => bytes.writeDoubleLE(n, at),
  }[vr];
  for (const [index, number] of list.entries()) write?.(number, index * size);
  return bytes;
}

/** A decimal or integer string of at most sixteen characters (DS, PS3.5 §6.2). */
export function decimal(value: number): string {
  const plain = String(value);
  if (plain.length <= 16) return plain;
  return String(Number(value.toPrecision(10))).slice(0, 16);
}

const padded = (bytes: Buffer, filler: number): Buffer =>
  bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(filler)]);

function itemTag(element: number, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(0xfffe, 0);
  bytes.writeUInt16LE(element, 2);
  bytes.writeUInt32LE(length, 4);
  return bytes;
}

/** Basic Offset Table, one item per frame, delimiter. */
function encapsulate({ fragments }: Fragments): Buffer[] {
  const table = Buffer.alloc(fragments.length * 4);
  const items: Buffer[] = [];
  let offset = 0;
  for (const [index, fragment] of fragments.entries()) {
    table.writeUInt32LE(offset, index * 4);
    const body = padded(Buffer.from(fragment.buffer, fragment.byteOffset, fragment.byteLength), 0);
    items.push(itemTag(0xe000, body.length), body);
    offset += 8 + body.length;
  }
  return [itemTag(0xe000, table.length), table, ...items, itemTag(0xe0dd, 0)];
}
