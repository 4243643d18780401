// Where the frames of an image lie in its file (PS3.5 §8, A.4).
import type { Bytes } from './bytes.ts';
import type { Element, ParsedDicom, Range } from './parse.ts';
import { parseNumber } from './text.ts';
import { isNative, isVideo } from './transferSyntaxes.ts';

/** One frame: bytes in one or more pieces, or a run of bits that begins inside a byte. */
export interface FramePlace {
  readonly ranges: readonly Range[];
  /** Set when the frame does not begin and end with whole bytes (Bits Allocated 1, 12): its first bit, and how many. */
  readonly bits?: { readonly skip: number; readonly count: number };
}

export interface FrameTable {
  /** As the header says; never below 1. */
  readonly count: number;
  /** From 1. undefined when it is not there, or cannot be told apart from its neighbours. */
  find(frame: number): FramePlace | undefined;
  /** Why frames are missing. */
  readonly problem?: string;
}

export const pixelElement = (parsed: ParsedDicom): Element | undefined =>
  parsed.elements.get('7FE00010') ?? parsed.elements.get('7FE00008') ?? parsed.elements.get('7FE00009');

/** Not below 0: of all that is read so, nothing may be. */
export function readInteger(parsed: ParsedDicom, tag: string): number | undefined {
  const element = parsed.elements.get(tag);
  if (!element || element.length === 0) return undefined;
  const bytes = parsed.bytes.read(element.offset, Math.min(element.length, 32));
  const size = { US: 2, SS: 2, UL: 4, SL: 4 }[element.vr];
  if (size !== undefined) {
    if (bytes.length < size) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return size === 2 ? view.getUint16(0, !element.bigEndian) : view.getUint32(0, !element.bigEndian);
  }
  const text =
    Buffer.from(bytes)
      .toString('latin1')
      .split('\\')[0]
      ?.replace(/[\0 ]+$/, '')
      .trim() ?? '';
  return parseNumber(text);
}

export function readAscii(parsed: ParsedDicom, tag: string): string {
  const element = parsed.elements.get(tag);
  if (!element) return '';
  return Buffer.from(parsed.bytes.read(element.offset, Math.min(element.length, 256)))
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trim();
}

/** @returns undefined when the object has no pixels */
export function findFrames(parsed: ParsedDicom): FrameTable | undefined {
  const element = pixelElement(parsed);
  if (!element) return undefined;
  const stated = readInteger(parsed, '00280008') ?? 1;
  const count = Math.max(1, Math.min(Math.floor(stated), 2 ** 31 - 1));
  if (element.fragments) return encapsulated(parsed, element.fragments, count);
  const table = native(parsed, element, count);
  // Some say they are compressed and are not: only if all frames fit exactly, that is known and not guessed.
  if (!isNative(parsed.transferSyntax) && !table.isExact)
    return { count, find: () => undefined, problem: 'the pixel data is not encapsulated as the transfer syntax says' };
  return table;
}

function native(parsed: ParsedDicom, element: Element, count: number): FrameTable & { readonly isExact: boolean } {
  const rows = readInteger(parsed, '00280010') ?? 0;
  const columns = readInteger(parsed, '00280011') ?? 0;
  const samples = readInteger(parsed, '00280002') ?? 1;
  const defaultBits = element.tag === '7FE00008' ? 32 : element.tag === '7FE00009' ? 64 : 0;
  const allocated = readInteger(parsed, '00280100') ?? defaultBits;
  let frameBits = rows * columns * samples * allocated;
  // 4:2:2 keeps two of three samples (PS3.3 C.7.6.3.1.2); many files claim it and hold all of them.
  const is422 = /^YBR_(FULL|PARTIAL)_422$/.test(readAscii(parsed, '00280004')) && samples === 3;
  if (is422 && element.length * 8 < frameBits * count) frameBits = (frameBits / 3) * 2;
  if (!(frameBits > 0)) return { count, find: () => undefined, problem: 'the image says nothing of its size', isExact: false };
  const find = (frame: number): FramePlace | undefined => {
    const firstBit = (frame - 1) * frameBits;
    const from = Math.floor(firstBit / 8);
    const to = Math.ceil((firstBit + frameBits) / 8);
    if (frame < 1 || frame > count || to > element.length) return undefined;
    const ranges = [{ offset: element.offset + from, length: to - from }];
    return firstBit % 8 === 0 && frameBits % 8 === 0 ? { ranges } : { ranges, bits: { skip: firstBit % 8, count: frameBits } };
  };
  const needed = Math.ceil((frameBits * count) / 8);
  const isExact = needed === element.length || needed + 1 === element.length;
  if (needed <= element.length) return { count, find, isExact };
  return { count, find, isExact, problem: 'the pixel data is shorter than the image' };
}

function encapsulated(parsed: ParsedDicom, all: readonly Range[], count: number): FrameTable {
  const [table, ...fragments] = all;
  const whole = (frame: number) => (frame === 1 && fragments.length > 0 ? { ranges: fragments } : undefined);
  if (isVideo(parsed.transferSyntax)) return { count: 1, find: whole };
  if (count === 1) return { count, find: whole };
  const groups =
    byExtendedTable(parsed, fragments, count) ??
    byBasicTable(parsed.bytes, table, fragments, count) ??
    byContent(parsed.bytes, fragments, count);
  if (!groups)
    return { count, find: () => undefined, problem: `${fragments.length} fragments cannot be told apart as ${count} frames` };
  const find = (frame: number): FramePlace | undefined => {
    const ranges = groups[frame - 1];
    return ranges && ranges.length > 0 ? { ranges } : undefined;
  };
  return groups.length < count ? { count, find, problem: `only ${groups.length} of ${count} frames are there` } : { count, find };
}

type Groups = readonly (readonly Range[])[];

/** Extended Offset Table (PS3.3 C.7.6.3.1.8): one fragment a frame, 64-bit offsets. */
function byExtendedTable(parsed: ParsedDicom, fragments: readonly Range[], count: number): Groups | undefined {
  const element = parsed.elements.get('7FE00001');
  const first = fragments[0];
  if (!element || !first || element.length !== count * 8) return undefined;
  const bytes = parsed.bytes.read(element.offset, element.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const starts = Array.from({ length: bytes.length >> 3 }, (_, i) => Number(view.getBigUint64(i * 8, true)));
  return groupAt(starts, fragments, first.offset, count);
}

function byBasicTable(bytes: Bytes, table: Range | undefined, fragments: readonly Range[], count: number): Groups | undefined {
  const first = fragments[0];
  if (!table || !first || table.length !== count * 4) return undefined;
  const raw = bytes.read(table.offset, table.length);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
  const starts = Array.from({ length: raw.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
  return groupAt(starts, fragments, first.offset, count);
}

/** A table is believed only when every entry points at the beginning of a fragment, each behind the one before. */
function groupAt(starts: readonly number[], fragments: readonly Range[], firstOffset: number, count: number): Groups | undefined {
  const groups: Range[][] = [];
  let next = 0;
  for (const fragment of fragments) {
    const start = fragment.offset - firstOffset;
    if (starts[next] === start) {
      groups.push([]);
      next++;
    }
    groups.at(-1)?.push(fragment);
  }
  const isWhole = next === count && starts[0] === 0;
  return isWhole ? groups : undefined;
}

/** Without a table: a fragment for each frame, or frames that begin where a code stream begins. */
function byContent(bytes: Bytes, fragments: readonly Range[], count: number): Groups | undefined {
  if (fragments.length === count) return fragments.map((fragment) => [fragment]);
  const groups: Range[][] = [];
  for (const fragment of fragments) {
    if (groups.length === 0 || beginsCodeStream(bytes.read(fragment.offset, 12))) groups.push([]);
    groups.at(-1)?.push(fragment);
  }
  // Fewer than promised: the file is cut, and those that are there are in order.
  if (groups.length === count || (groups.length === fragments.length && groups.length < count)) return groups;
  return undefined;
}

const SIGNATURES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff], // JPEG, JPEG-LS
  [0xff, 0x4f, 0xff, 0x51], // JPEG 2000, HTJ2K
  [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20], // JP2
  [0xff, 0x0a], // JPEG XL
  [0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20], // JPEG XL in its box
];
const beginsCodeStream = (bytes: Uint8Array): boolean =>
  SIGNATURES.some((signature) => signature.every((byte, i) => bytes[i] === byte));
