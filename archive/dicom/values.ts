// Values of data elements as DICOM JSON has them (PS3.18 F.2.3).
import { parseNumber, trimEnd } from './text.ts';

export type Decode = (bytes: Uint8Array) => string;

const ONE_TEXT = new Set(['LT', 'ST', 'UT', 'UR']);
const DECODED = new Set(['LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT']);
const NUMBER_TEXT = new Set(['DS', 'IS']);
export const BINARY = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN']);

const NUMBERS: Readonly<
  Record<string, { size: number; read: (view: DataView, at: number, little: boolean) => number | bigint }>
> = {
  US: { size: 2, read: (view, at, little) => view.getUint16(at, little) },
  SS: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  UL: { size: 4, read: (view, at, little) => view.getUint32(at, little) },
  SL: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  UV: { size: 8, read: (view, at, little) => view.getBigUint64(at, little) },
  SV: { size: 8, read: (view, at, little) => view.getBigInt64(at, little) },
  FL: { size: 4, read: (view, at, little) => view.getFloat32(at, little) },
  FD: { size: 8, read: (view, at, little) => view.getFloat64(at, little) },
};

/** @returns nothing for an element without a value; binary VRs are not for this function */
export function toValues(vr: string, bytes: Uint8Array, bigEndian: boolean, decode: Decode): unknown[] {
  if (NUMBERS[vr]) return toNumbers(vr, bytes, bigEndian);
  if (vr === 'AT') return toTags(bytes, bigEndian);
  const text = DECODED.has(vr) ? decode(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (ONE_TEXT.has(vr)) return trimEnd(text) === '' ? [] : [trimEnd(text)];
  const values = text.split('\\').map((value) => toText(vr, value));
  while (values.length > 0 && values.at(-1) === null) values.pop();
  return values;
}

function toText(vr: string, value: string): unknown {
  // Spaces around are padding in all of these; UC keeps its leading ones (PS3.5 §6.2).
  const trimmed = vr === 'UC' ? trimEnd(value) : trimEnd(value).trimStart();
  if (trimmed === '') return null;
  if (NUMBER_TEXT.has(vr)) return parseNumber(trimmed) ?? trimmed;
  return vr === 'PN' ? toName(trimmed) : trimmed;
}

const GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;
function toName(value: string): Record<string, string> | null {
  const name: Record<string, string> = {};
  value.split('=').forEach((group, i) => {
    const key = GROUPS[i];
    const text = trimEnd(group).trimStart();
    if (key && text !== '') name[key] = text;
  });
  return Object.keys(name).length === 0 ? null : name;
}

function toNumbers(vr: string, bytes: Uint8Array, bigEndian: boolean): unknown[] {
  const kind = NUMBERS[vr];
  if (!kind) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values: unknown[] = [];
  for (let at = 0; at + kind.size <= bytes.length; at += kind.size) values.push(printNumber(kind.read(view, at, !bigEndian)));
  return values;
}

/** JSON has no NaN and no 64-bit integers: they become text (PS3.18 F.2.3.1). */
function printNumber(value: number | bigint): number | string {
  if (typeof value === 'bigint')
    return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'inf' : '-inf';
}

function toTags(bytes: Uint8Array, bigEndian: boolean): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const hex = (at: number) => view.getUint16(at, !bigEndian).toString(16).padStart(4, '0').toUpperCase();
  const tags: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) tags.push(hex(at) + hex(at + 2));
  return tags;
}
