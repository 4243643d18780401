// A picture that was taken out of something else, as a DICOM file: Secondary Capture Image (PS3.3 A.8.1), colour, uncompressed.
import type { Identity } from '../../model/patient.ts';

export interface Capture {
  readonly identity: Identity;
  /** Of the study that it belongs to; a new one where the film was no DICOM object. */
  readonly study: string;
  readonly columns: number;
  readonly rows: number;
  /** Red, green, blue, row by row. */
  readonly rgb: Uint8Array;
  /** Local time. */
  readonly taken: Date;
  /** What it shows, in a few words; at most 64 characters are kept. */
  readonly description: string;
  /** The object that it was taken out of. */
  readonly source?: { readonly sopClass: string; readonly instance: string; readonly frame: number };
}

const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const IMPLEMENTATION = '2.25.228517240551337193817366130203958219014';
const LONG: ReadonlySet<string> = new Set(['OB', 'OW', 'SQ', 'UN', 'UT']);

/** The bytes of a Part 10 file (PS3.10 §7.1), explicit VR little endian. */
export function writeSecondaryCapture(capture: Capture): Uint8Array<ArrayBuffer> {
  const instance = newUid();
  const meta = [
    element('00020001', 'OB', Uint8Array.of(0, 1)),
    element('00020002', 'UI', SECONDARY_CAPTURE),
    element('00020003', 'UI', instance),
    element('00020010', 'UI', EXPLICIT_LITTLE),
    element('00020012', 'UI', IMPLEMENTATION),
    element('00020013', 'SH', 'HELBILD'),
  ];
  const length = meta.reduce((sum, bytes) => sum + bytes.length, 0);
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128);
  return join([preamble, element('00020000', 'UL', uint32(length)), ...meta, ...dataset(capture, instance)]);
}

/** A UID from a random UUID (PS3.5 §B.2). */
export function newUid(): string {
  return `2.25.${BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)}`;
}

function dataset({ identity, study, columns, rows, rgb, taken, description, source }: Capture, instance: string): Uint8Array[] {
  const { name, id, birthDate, sex } = identity;
  const [date, time] = [printDate(taken), printTime(taken)];
  return [
    element('00080005', 'CS', 'ISO_IR 192'),
    element('00080008', 'CS', 'DERIVED\\SECONDARY'),
    element('00080016', 'UI', SECONDARY_CAPTURE),
    element('00080018', 'UI', instance),
    // The study's own, which is not told here; empty is allowed (type 2).
    element('00080020', 'DA', ''),
    element('00080023', 'DA', date),
    element('00080030', 'TM', ''),
    element('00080033', 'TM', time),
    element('00080050', 'SH', ''),
    element('00080060', 'CS', 'OT'),
    element('00080064', 'CS', 'WSD'),
    element('00080090', 'PN', ''),
    element('0008103E', 'LO', clean(description, 64)),
    ...(source ? [sequence('00082112', referenced(source))] : []),
    element('00100010', 'PN', `${clean(name.family, 64)}^${clean(name.given, 64)}`),
    element('00100020', 'LO', clean(id.value, 64)),
    ...(id.issuer ? [element('00100021', 'LO', clean(id.issuer, 64))] : []),
    element('00100030', 'DA', birthDate ? birthDate.replaceAll('-', '').slice(0, 8) : ''),
    element('00100040', 'CS', sex ?? ''),
    element('0020000D', 'UI', study),
    element('0020000E', 'UI', newUid()),
    element('00200010', 'SH', ''),
    element('00200011', 'IS', '1'),
    element('00200013', 'IS', '1'),
    element('00200020', 'CS', ''),
    element('00200060', 'CS', ''),
    element('00280002', 'US', uint16(3)),
    element('00280004', 'CS', 'RGB'),
    element('00280006', 'US', uint16(0)),
    element('00280010', 'US', uint16(rows)),
    element('00280011', 'US', uint16(columns)),
    element('00280100', 'US', uint16(8)),
    element('00280101', 'US', uint16(8)),
    element('00280102', 'US', uint16(7)),
    element('00280103', 'US', uint16(0)),
    // It went through the film's own encoding.
    element('00282110', 'CS', '01'),
    element('7FE00010', 'OB', rgb),
  ];
}

const referenced = ({ sopClass, instance, frame }: NonNullable<Capture['source']>): Uint8Array =>
  join([element('00081150', 'UI', sopClass), element('00081155', 'UI', instance), element('00081160', 'IS', String(frame))]);

/** No backslash, which parts values, and no control characters. */
const clean = (text: string, max: number): string =>
  text
    .replace(/[\\^=]|\p{Cc}/gu, ' ')
    .trim()
    .slice(0, max);

const two = (value: number): string => String(value).padStart(2, '0');
const printDate = (date: Date): string => `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
const printTime = (date: Date): string => `${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;

const uint16 = (value: number): Uint8Array => Uint8Array.of(value & 255, value >> 8);
const uint32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);

function element(tag: string, vr: string, value: string | Uint8Array): Uint8Array {
  const plain = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  const length = plain.length + (plain.length % 2);
  const isLong = LONG.has(vr);
  const bytes = new Uint8Array((isLong ? 12 : 8) + length);
  // Text is filled up with a space, UIDs and bytes with a zero (PS3.5 §6.2).
  if (length > plain.length && typeof value === 'string' && vr !== 'UI') bytes[bytes.length - 1] = 0x20;
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  bytes.set([vr.charCodeAt(0), vr.charCodeAt(1)], 4);
  if (isLong) view.setUint32(8, length, true);
  else view.setUint16(6, length, true);
  bytes.set(plain, isLong ? 12 : 8);
  return bytes;
}

function sequence(tag: string, item: Uint8Array): Uint8Array {
  return element(tag, 'SQ', join([Uint8Array.of(0xfe, 0xff, 0x00, 0xe0), uint32(item.length), item]));
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
