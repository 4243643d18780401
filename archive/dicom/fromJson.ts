// DICOM JSON with its bulk data (PS3.18 F.3.1) as a Part 10 file.
import type { Pieces } from './pieces.ts';
import { totalLength } from './pieces.ts';
import type { JsonDataset, JsonElement } from './toJson.ts';
import { EXPLICIT_LITTLE_ENDIAN, isNative } from './transferSyntaxes.ts';
import { elementHeader, fileHeader, ITEM_BYTES, itemHeader, PieceWriter, padded } from './write.ts';

export interface BulkValue {
  readonly pieces: Pieces;
  /** As its part said: of frames of pixels. */
  readonly transferSyntax?: string;
}
export type FindBulk = (uri: string) => BulkValue | undefined;

export class BadDataset extends Error {
  override readonly name = 'BadDataset';
}

const MAX_DEPTH = 64;
const VR = /^[A-Z]{2}$/;
const LONG = /^(O[BDFLVW]|SQ|SV|U[CNRTV])$/;

/** @throws BadDataset for what no file can hold, and for bulk data that did not come */
export function fromJson(json: JsonDataset, find: FindBulk): Pieces {
  const pixels = json['7FE00010']?.BulkDataURI;
  const transferSyntax = (pixels === undefined ? undefined : find(pixels)?.transferSyntax) ?? EXPLICIT_LITTLE_ENDIAN;
  const uid = (tag: string) => String(json[tag]?.Value?.[0] ?? '');
  const writer = new PieceWriter();
  writer.bytes(fileHeader(uid('00080016'), uid('00080018'), transferSyntax));
  const { '00083002': _available, ...rest } = json;
  writeDataset({ ...rest, '00080005': { vr: 'CS', Value: ['ISO_IR 192'] } }, writer, find, transferSyntax, 0);
  return writer.finish();
}

function writeDataset(json: JsonDataset, writer: PieceWriter, find: FindBulk, transferSyntax: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new BadDataset('sequences nested too deeply');
  for (const tag of Object.keys(json).sort()) {
    const element = json[tag];
    if (!/^[0-9A-F]{8}$/i.test(tag) || typeof element !== 'object' || element === null || !VR.test(element.vr))
      throw new BadDataset(`${tag}: not an element`);
    if (/^0002|0000$/.test(tag)) continue;
    if (element.vr === 'SQ') writeSequence(tag, element, writer, find, transferSyntax, depth);
    else if (tag === '7FE00010' && !isNative(transferSyntax)) writeEncapsulated(element, writer, find);
    else writeValue(tag, element, writer, find);
  }
}

function writeSequence(
  tag: string,
  { Value = [] }: JsonElement,
  writer: PieceWriter,
  find: FindBulk,
  transferSyntax: string,
  depth: number,
): void {
  writer.bytes(elementHeader(tag, 'SQ', 'undefined'));
  for (const item of Value) {
    if (typeof item !== 'object' || item === null) throw new BadDataset(`${tag}: an item is no data set`);
    writer.bytes(ITEM_BYTES.item);
    writeDataset(item as JsonDataset, writer, find, transferSyntax, depth + 1);
    writer.bytes(ITEM_BYTES.itemEnd);
  }
  writer.bytes(ITEM_BYTES.sequenceEnd);
}

function bulkOf(element: JsonElement, find: FindBulk): BulkValue {
  const bulk = find(element.BulkDataURI ?? '');
  if (!bulk) throw new BadDataset('bulk data that is named did not come');
  return bulk;
}

function writeEncapsulated(element: JsonElement, writer: PieceWriter, find: FindBulk): void {
  const { pieces } = bulkOf(element, find);
  writer.bytes(elementHeader('7FE00010', 'OB', 'undefined'));
  writer.bytes(itemHeader('FFFEE000', 0));
  const length = totalLength(pieces);
  writer.bytes(itemHeader('FFFEE000', length + (length % 2)));
  for (const piece of pieces) writer.place(piece);
  if (length % 2 === 1) writer.bytes(Uint8Array.of(0));
  writer.bytes(ITEM_BYTES.sequenceEnd);
}

function writeValue(tag: string, element: JsonElement, writer: PieceWriter, find: FindBulk): void {
  const pieces: Pieces = element.BulkDataURI === undefined ? [{ bytes: toBytes(element) }] : bulkOf(element, find).pieces;
  const length = totalLength(pieces);
  if (length % 2 === 0 && length > 0xfffe && !LONG.test(element.vr))
    throw new BadDataset(`${tag}: the value is too long for its VR`);
  writer.bytes(elementHeader(tag, element.vr, length + (length % 2)));
  for (const piece of pieces) writer.place(piece);
  if (length % 2 === 1) writer.bytes(Uint8Array.of(0));
}

const NUMBERS: Readonly<Record<string, { size: number; write: (view: DataView, at: number, value: unknown) => void }>> = {
  US: { size: 2, write: (view, at, value) => view.setUint16(at, Number(value), true) },
  SS: { size: 2, write: (view, at, value) => view.setInt16(at, Number(value), true) },
  UL: { size: 4, write: (view, at, value) => view.setUint32(at, Number(value), true) },
  SL: { size: 4, write: (view, at, value) => view.setInt32(at, Number(value), true) },
  UV: { size: 8, write: (view, at, value) => view.setBigUint64(at, toBigInt(value), true) },
  SV: { size: 8, write: (view, at, value) => view.setBigInt64(at, toBigInt(value), true) },
  FL: { size: 4, write: (view, at, value) => view.setFloat32(at, toFloat(value), true) },
  FD: { size: 8, write: (view, at, value) => view.setFloat64(at, toFloat(value), true) },
};

const toFloat = (value: unknown): number =>
  value === 'inf' ? Number.POSITIVE_INFINITY : value === '-inf' ? Number.NEGATIVE_INFINITY : Number(value);
function toBigInt(value: unknown): bigint {
  try {
    return BigInt(typeof value === 'number' || typeof value === 'string' ? value : 0);
  } catch {
    throw new BadDataset('a 64-bit integer that is none');
  }
}

function toBytes({ vr, Value = [], InlineBinary }: JsonElement): Uint8Array {
  if (InlineBinary !== undefined) return Buffer.from(InlineBinary, 'base64');
  const number = NUMBERS[vr];
  if (number) {
    const bytes = new Uint8Array(Value.length * number.size);
    const view = new DataView(bytes.buffer);
    for (const [i, value] of Value.entries()) number.write(view, i * number.size, value);
    return bytes;
  }
  if (vr === 'AT') return Buffer.concat(Value.map(toTag));
  const texts = Value.map((value) =>
    vr === 'PN' ? toPersonName(value) : value === null || value === undefined ? '' : String(value),
  );
  const bytes = Buffer.from(texts.join('\\'), 'utf8');
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, padded(vr === 'UI' ? '\0' : ' ', ' ').subarray(0, 1)]);
}

function toTag(value: unknown): Buffer {
  const text = String(value).padStart(8, '0');
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(Number.parseInt(text.slice(0, 4), 16) || 0, 0);
  bytes.writeUInt16LE(Number.parseInt(text.slice(4), 16) || 0, 2);
  return bytes;
}

function toPersonName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : '';
  const groups = new Map<string, unknown>(Object.entries(value));
  return ['Alphabetic', 'Ideographic', 'Phonetic']
    .map((key) => groups.get(key) ?? '')
    .join('=')
    .replace(/=+$/, '');
}
