// Data sets as Explicit VR Little Endian (PS3.5 §7.1.2), in pieces that leave large values in their file.

import type { Element, Elements, ParsedDicom, Range } from './parse.ts';
import type { Pieces } from './pieces.ts';
import { EXPLICIT_LITTLE_ENDIAN } from './transferSyntaxes.ts';

const LONG_VRS = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const WORD_BYTES: Readonly<Record<string, number>> = {
  AT: 2,
  US: 2,
  SS: 2,
  OW: 2,
  UL: 4,
  SL: 4,
  FL: 4,
  OF: 4,
  OL: 4,
  FD: 8,
  OD: 8,
  OV: 8,
  UV: 8,
  SV: 8,
};
const UNDEFINED_LENGTH = 0xffffffff;
const MAX_COPIED_BYTES = 4096;
const IMPLEMENTATION = '2.25.101270926812906541325684893652790221917';

/** How many bytes of a VR change places together between byte orders. */
export const wordBytes = (vr: string): number => WORD_BYTES[vr] ?? 1;

/** Values turned from big to little endian; a copy. */
export function swapWords(bytes: Uint8Array, size: number): Uint8Array {
  const out = Buffer.from(bytes);
  const whole = out.subarray(0, out.length - (out.length % Math.max(1, size)));
  if (size === 2) whole.swap16();
  else if (size === 4) whole.swap32();
  else if (size === 8) whole.swap64();
  return out;
}

/** Collects what is written: small things in buffers, large ones as places. */
export class PieceWriter {
  readonly pieces: Pieces[number][] = [];
  #small: Uint8Array[] = [];

  bytes(bytes: Uint8Array): void {
    this.#small.push(bytes);
  }

  place(piece: Pieces[number]): void {
    this.#flush();
    this.pieces.push(piece);
  }

  finish(): Pieces {
    this.#flush();
    return this.pieces;
  }

  #flush(): void {
    if (this.#small.length > 0) this.pieces.push({ bytes: Buffer.concat(this.#small) });
    this.#small = [];
  }
}

/** @param length UNDEFINED for sequences and encapsulated pixels */
export function elementHeader(tag: string, vr: string, length: number | 'undefined'): Uint8Array {
  const isLong = LONG_VRS.has(vr);
  const header = Buffer.alloc(isLong ? 12 : 8);
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  header.write(vr, 4, 'latin1');
  if (isLong) header.writeUInt32LE(length === 'undefined' ? UNDEFINED_LENGTH : length, 8);
  else header.writeUInt16LE(length === 'undefined' ? 0 : length, 6);
  return header;
}

/** An item, a delimiter: no VR. */
export function itemHeader(tag: string, length: number): Uint8Array {
  const header = Buffer.alloc(8);
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  header.writeUInt32LE(length, 4);
  return header;
}
const ITEM = itemHeader('FFFEE000', UNDEFINED_LENGTH);
const ITEM_END = itemHeader('FFFEE00D', 0);
const SEQUENCE_END = itemHeader('FFFEE0DD', 0);
export const ITEM_BYTES = { item: ITEM, itemEnd: ITEM_END, sequenceEnd: SEQUENCE_END } as const;

export const padded = (text: string, pad: ' ' | '\0'): Buffer => Buffer.from(text.length % 2 === 0 ? text : text + pad, 'utf8');

/** Preamble, prefix and group 0002 (PS3.10 §7.1). */
export function fileHeader(sopClass: string, uid: string, transferSyntax: string): Uint8Array {
  const element = (tag: string, vr: string, value: Uint8Array) => [elementHeader(tag, vr, value.length), value];
  const group = Buffer.concat([
    ...element('00020001', 'OB', Uint8Array.of(0, 1)),
    ...element('00020002', 'UI', padded(sopClass, '\0')),
    ...element('00020003', 'UI', padded(uid, '\0')),
    ...element('00020010', 'UI', padded(transferSyntax, '\0')),
    ...element('00020012', 'UI', padded(IMPLEMENTATION, '\0')),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(group.length);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), elementHeader('00020000', 'UL', 4), length, group]);
}

/** A Part 10 file of native pixels, whatever its encoding was. @param file its path, for the places */
export function toExplicitLittleEndian(parsed: ParsedDicom, file: string, sopClass: string, uid: string): Pieces {
  const writer = new PieceWriter();
  writer.bytes(fileHeader(sopClass, uid, EXPLICIT_LITTLE_ENDIAN));
  writeElements(parsed.elements, parsed, file, writer);
  return writer.finish();
}

function writeElements(elements: Elements, parsed: ParsedDicom, file: string, writer: PieceWriter): void {
  for (const element of [...elements.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1))) {
    // Lengths of groups are retired and would no longer be true.
    if (element.tag.endsWith('0000')) continue;
    if (element.items) writeSequence(element, element.items, parsed, file, writer);
    else if (!element.fragments) writeValue(element, parsed, file, writer);
  }
}

function writeSequence(
  { tag }: Element,
  items: readonly Elements[],
  parsed: ParsedDicom,
  file: string,
  writer: PieceWriter,
): void {
  writer.bytes(elementHeader(tag, 'SQ', 'undefined'));
  for (const item of items) {
    writer.bytes(ITEM);
    writeElements(item, parsed, file, writer);
    writer.bytes(ITEM_END);
  }
  writer.bytes(SEQUENCE_END);
}

function writeValue(element: Element, parsed: ParsedDicom, file: string, writer: PieceWriter): void {
  const vr = !LONG_VRS.has(element.vr) && element.length > 0xfffe ? 'UN' : element.vr;
  const isOdd = element.length % 2 === 1;
  writer.bytes(elementHeader(element.tag, vr, element.length + (isOdd ? 1 : 0)));
  if (element.bigEndian && wordBytes(element.vr) > 1)
    writer.bytes(swapWords(parsed.bytes.read(element.offset, element.length), wordBytes(element.vr)));
  else if (element.length <= MAX_COPIED_BYTES) writer.bytes(parsed.bytes.read(element.offset, element.length));
  else writer.place(placeOf(parsed, file, element));
  if (isOdd) writer.bytes(Uint8Array.of(element.vr === 'UI' || element.vr.startsWith('O') || element.vr === 'UN' ? 0 : 0x20));
}

/** Where bytes of a value are had from: the file, or memory when they were inflated. */
export const placeOf = (parsed: ParsedDicom, file: string, { offset, length }: Range): Pieces[number] =>
  parsed.bytes === parsed.file ? { file, offset, length } : { bytes: parsed.bytes.read(offset, length) };
