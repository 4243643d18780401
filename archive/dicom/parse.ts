// DICOM files (PS3.10) and data sets (PS3.5 §7) as a map of where everything lies. Values stay in the file.
import { inflateRawSync } from 'node:zlib';
import { type Bytes, bytesOf } from './bytes.ts';
import { vrOf } from './dictionary.ts';
import { DEFLATED, EXPLICIT_BIG_ENDIAN, EXPLICIT_LITTLE_ENDIAN, IMPLICIT_LITTLE_ENDIAN } from './transferSyntaxes.ts';

/** Bytes of a value, counted from the start of `Elements`' own bytes. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}
export interface Element extends Range {
  /** Eight upper-case hexadecimal digits. */
  readonly tag: string;
  readonly vr: string;
  readonly items?: readonly Elements[];
  /** Encapsulated: the Basic Offset Table first, then the fragments (PS3.5 A.4). */
  readonly fragments?: readonly Range[];
  /** Numbers in this value have their most significant byte first. */
  readonly bigEndian: boolean;
}
export type Elements = ReadonlyMap<string, Element>;

export interface ParsedDicom {
  readonly meta: Elements;
  readonly elements: Elements;
  /** What the data set is encoded in: as the file says, or as found where it says nothing. */
  readonly transferSyntax: string;
  /** What the elements' offsets count in: the file, or what was inflated from it. */
  readonly bytes: Bytes;
  /** What the meta elements' offsets count in. */
  readonly file: Bytes;
  /** Why reading stopped before the end, or what was wrong with it. */
  readonly problem?: string;
}

export class NotDicom extends Error {
  override readonly name = 'NotDicom';
}

const UNDEFINED_LENGTH = 0xffffffff;
const MAX_DEPTH = 128;
const MAX_ELEMENTS = 2_000_000;
const MAX_INFLATED_BYTES = 512 * 2 ** 20;
const LONG_VRS = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const SHORT_VRS = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const ITEM = 'FFFEE000';
const ITEM_END = 'FFFEE00D';
const SEQUENCE_END = 'FFFEE0DD';

interface Encoding {
  readonly explicit: boolean;
  readonly bigEndian: boolean;
}
const IMPLICIT: Encoding = { explicit: false, bigEndian: false };

export interface ParseLimits {
  /** Default 5000. */
  readonly maxMs?: number;
}

/**
 * The whole structure of a file, whatever its size. Broken and cut files give what lies before the damage, and a `problem`.
 * @throws NotDicom when nothing in it looks like DICOM
 */
export function parseDicom(file: Bytes, { maxMs = 5000 }: ParseLimits = {}): ParsedDicom {
  const deadline = performance.now() + maxMs;
  const start = findStart(file);
  const head = new Reader(file, deadline);
  const meta = new Map<string, Element>();
  const at = head.readMeta(start, meta);
  const stated = readUid(file, meta.get('00020010'));

  let bytes = file;
  let from = at;
  if (stated === DEFLATED) {
    const inflated = inflate(file, at);
    bytes = bytesOf(inflated.data);
    from = 0;
    head.problem ??= inflated.problem;
  }
  const encoding = findEncoding(bytes, from, stated);
  const reader = bytes === file ? head : new Reader(bytes, deadline);
  const elements = new Map<string, Element>();
  reader.readElements(from, bytes.size, encoding, elements, 0);
  const problem = head.problem ?? reader.problem;
  if (elements.size === 0 && meta.size === 0) throw new NotDicom('no data elements');
  return {
    meta,
    elements,
    transferSyntax: chooseTransferSyntax(stated, encoding),
    bytes,
    file,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Where the first element lies: behind preamble and prefix, behind a bare prefix, or at the start. */
function findStart(file: Bytes): number {
  const isPrefix = (offset: number) => Buffer.from(file.read(offset, 4)).toString('latin1') === 'DICM';
  if (isPrefix(128)) return 132;
  if (looksLikeElement(file.read(0, 16))) return 0;
  const head = Buffer.from(file.read(0, 1024));
  const nearby = head.indexOf('DICM', 0, 'latin1');
  if (nearby >= 0 && head.subarray(0, nearby).every((byte) => byte === 0)) return findElementNear(file, nearby + 4) ?? nearby + 4;
  throw new NotDicom('no DICM prefix and no data element at the start');
}

/** A prefix at an odd place, and bytes of the preamble still behind it. */
function findElementNear(file: Bytes, from: number): number | undefined {
  const head = file.read(from, 1024);
  for (let at = 0; at + 16 <= head.length; at++) if (looksLikeElement(head.subarray(at, at + 16))) return from + at;
  return undefined;
}

/** Files without a preamble begin with group 0002 or 0008, in either byte order. */
function looksLikeElement(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = bytes;
  const explicit = SHORT_VRS.has(String.fromCharCode(b4, b5)) || LONG_VRS.has(String.fromCharCode(b4, b5));
  const little = (b0 === 2 || b0 === 8) && b1 === 0;
  const big = b0 === 0 && (b1 === 2 || b1 === 8);
  if (explicit) return little || big;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return little && b3 < 0x31 && view.getUint32(4, true) < 512 && !(b2 === 0 && b3 === 0 && view.getUint32(4, true) !== 4);
}

function findEncoding(bytes: Bytes, offset: number, stated: string | undefined): Encoding {
  const head = bytes.read(offset, 6);
  const [b0 = 0, b1 = 0, , , b4 = 0, b5 = 0] = head;
  const vr = String.fromCharCode(b4, b5);
  const looksExplicit = SHORT_VRS.has(vr) || LONG_VRS.has(vr);
  if (stated === undefined) return { explicit: looksExplicit, bigEndian: looksExplicit && b0 === 0 && b1 !== 0 };
  if (head.length < 6) return { explicit: stated !== IMPLICIT_LITTLE_ENDIAN, bigEndian: stated === EXPLICIT_BIG_ENDIAN };
  // The data wins over the header: files that state one and hold the other exist.
  return {
    explicit: looksExplicit || (stated !== IMPLICIT_LITTLE_ENDIAN && /^[A-Z]{2}$/.test(vr)),
    bigEndian: stated === EXPLICIT_BIG_ENDIAN,
  };
}

function chooseTransferSyntax(stated: string | undefined, { explicit, bigEndian }: Encoding): string {
  if (stated) return stated;
  if (!explicit) return IMPLICIT_LITTLE_ENDIAN;
  return bigEndian ? EXPLICIT_BIG_ENDIAN : EXPLICIT_LITTLE_ENDIAN;
}

function readUid(bytes: Bytes, element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const text = Buffer.from(bytes.read(element.offset, Math.min(element.length, 80))).toString('latin1');
  return text.replace(/[\0 ]+$/, '') || undefined;
}

function inflate(file: Bytes, offset: number): { data: Uint8Array; problem?: string } {
  const options = { maxOutputLength: MAX_INFLATED_BYTES, finishFlush: 2 /* Z_SYNC_FLUSH: take what a cut stream gives */ };
  try {
    return { data: inflateRawSync(file.read(offset, Math.min(file.size - offset, MAX_INFLATED_BYTES)), options) };
  } catch {
    return { data: new Uint8Array(0), problem: 'the deflated data set cannot be inflated' };
  }
}

/** Walks elements. Every length is checked against what is there before it is believed. */
class Reader {
  problem: string | undefined;
  readonly #bytes: Bytes;
  readonly #deadline: number;
  #count = 0;
  /** Of the data set around the item that is read: it gives the items' `US or SS` their sign. */
  #pixelRepresentation: Element | undefined;

  constructor(bytes: Bytes, deadline: number) {
    this.#bytes = bytes;
    this.#deadline = deadline;
  }

  /** Group 0002, always explicit little endian. @returns where the data set begins */
  readMeta(start: number, into: Map<string, Element>): number {
    let at = start;
    for (;;) {
      const head = this.#bytes.read(at, 6);
      if (head.length < 6 || head[0] !== 2 || head[1] !== 0) return at;
      const explicit = /^[A-Z]{2}$/.test(String.fromCharCode(head[4] ?? 0, head[5] ?? 0));
      const next = this.#readElement(at, this.#bytes.size, { explicit, bigEndian: false }, into, 0);
      if (next === undefined) return this.#findDataSet(start) ?? this.#bytes.size;
      at = next;
    }
  }

  /** After damage in group 0002: the first place that looks like an element of group 0008. */
  #findDataSet(start: number): number | undefined {
    const head = Buffer.from(this.#bytes.read(start, 4096));
    for (let at = head.indexOf('\x08\0', 0, 'latin1'); at >= 0; at = head.indexOf('\x08\0', at + 1, 'latin1')) {
      if (looksLikeElement(head.subarray(at, at + 16))) return start + at;
    }
    return undefined;
  }

  /** Elements up to `end`, or to the delimiter of the item they are in. @returns where the next thing begins; undefined after damage */
  readElements(start: number, end: number, encoding: Encoding, into: Map<string, Element>, depth: number): number | undefined {
    let at = start;
    while (at < end) {
      if (end - at < 8) {
        if (depth > 0 || this.#hasContent(at, end)) this.#stop('the data ends inside an element');
        return end;
      }
      const tag = this.#tag(at, encoding);
      if (tag === ITEM_END) return at + 8;
      if (tag === SEQUENCE_END) return depth > 0 ? at : this.#skipStray(at + 8, end, encoding, into, depth);
      const next = this.#readElement(at, end, encoding, into, depth);
      if (next === undefined) return undefined;
      at = next;
    }
    return end;
  }

  #skipStray(at: number, end: number, encoding: Encoding, into: Map<string, Element>, depth: number): number | undefined {
    this.problem ??= 'a delimiter without a sequence';
    return this.readElements(at, end, encoding, into, depth);
  }

  /** Padding behind the last element is harmless when it is all zeros. */
  #hasContent = (at: number, end: number): boolean => this.#bytes.read(at, end - at).some((byte) => byte !== 0);

  #stop(problem: string): undefined {
    this.problem ??= problem;
    return undefined;
  }

  #tag(at: number, { bigEndian }: Encoding): string {
    const b = this.#bytes.read(at, 4);
    const hex = (i: number) => (b[i] ?? 0).toString(16).padStart(2, '0').toUpperCase();
    return bigEndian ? hex(0) + hex(1) + hex(2) + hex(3) : hex(1) + hex(0) + hex(3) + hex(2);
  }

  #readElement(at: number, end: number, encoding: Encoding, into: Map<string, Element>, depth: number): number | undefined {
    if (++this.#count > MAX_ELEMENTS) return this.#stop('too many elements');
    if ((this.#count & 0x3ff) === 0 && performance.now() > this.#deadline) return this.#stop('reading takes too long');
    const header = this.#readHeader(at, end, encoding, into);
    if (!header) return this.#stop('the data ends inside an element');
    const { tag, offset } = header;
    const { bigEndian } = encoding;
    let { vr, length } = header;
    // PS3.5 §6.2.2 note 2: what lies in a UN is implicit little endian.
    const inner = vr === 'UN' && encoding.explicit ? IMPLICIT : encoding;
    if (vr === 'UN' && encoding.explicit) vr = this.#chooseVr(tag, into);
    if (tag === ITEM) return this.#strayItem(offset, length, end);

    if (length === UNDEFINED_LENGTH) {
      if (vr === 'OB' || vr === 'OW' || tag === '7FE00010') return this.#readFragments(tag, vr, offset, end, bigEndian, into);
      const items: Elements[] = [];
      const next = this.#readItems(offset, end, inner, items, depth);
      into.set(tag, { tag, vr: 'SQ', offset, length: (next ?? end) - offset, items, bigEndian: inner.bigEndian });
      return next;
    }
    const cut = length > end - offset;
    if (cut) length = Math.max(0, end - offset);
    if (vr === 'SQ') {
      const items: Elements[] = [];
      const next = this.#readItems(offset, offset + length, inner, items, depth);
      into.set(tag, { tag, vr, offset, length, items, bigEndian: inner.bigEndian });
      if (next === undefined && this.problem === 'reading takes too long') return undefined;
    } else if (!into.has(tag)) {
      const element = { tag, vr, offset, length, bigEndian: inner.bigEndian };
      into.set(tag, element);
      if (tag === '00280103' && depth === 0) this.#pixelRepresentation = element;
    } else {
      this.problem ??= `attribute ${tag} occurs twice`;
    }
    return cut ? this.#stop(`attribute ${tag} says it is longer than the file`) : offset + length;
  }

  #strayItem(offset: number, length: number, end: number): number | undefined {
    this.problem ??= 'an item without a sequence';
    return length <= end - offset ? offset + length : offset;
  }

  #chooseVr(tag: string, into: Map<string, Element>): string {
    const vr = vrOf(tag);
    if (vr === 'ox' || vr === 'lt') return 'OW';
    if (vr === 'xs') return this.#isSigned(into) ? 'SS' : 'US';
    if (vr === 'up') return 'UL';
    return /^[A-Z]{2}$/.test(vr) ? vr : 'UN';
  }

  #isSigned(into: Map<string, Element>): boolean {
    const element = into.get('00280103') ?? this.#pixelRepresentation;
    return element !== undefined && this.#bytes.read(element.offset, 2).some((byte) => byte === 1);
  }

  #readHeader(at: number, end: number, encoding: Encoding, into: Map<string, Element>) {
    const head = this.#bytes.read(at, Math.min(12, end - at));
    if (head.length < 8) return undefined;
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    const tag = this.#tag(at, encoding);
    const little = !encoding.bigEndian;
    const vr = String.fromCharCode(head[4] ?? 0, head[5] ?? 0);
    if (!encoding.explicit || tag.startsWith('FFFE'))
      return { tag, vr: this.#chooseVr(tag, into), length: view.getUint32(4, little), offset: at + 8 };
    if (!/^[A-Z]{2}$/.test(vr)) {
      // No VR where one must be: written by old software with a 32-bit length, or damaged with one of 16 bits.
      const long = view.getUint32(4, little);
      const length = long <= end - at - 8 || long === UNDEFINED_LENGTH ? long : view.getUint16(6, little);
      return { tag, vr: this.#chooseVr(tag, into), length, offset: at + 8 };
    }
    if (SHORT_VRS.has(vr)) return { tag, vr, length: view.getUint16(6, little), offset: at + 8 };
    const isLong = LONG_VRS.has(vr) || view.getUint16(6, little) === 0;
    if (!isLong) return { tag, vr: 'UN', length: view.getUint16(6, little), offset: at + 8 };
    if (head.length < 12) return undefined;
    return { tag, vr: LONG_VRS.has(vr) ? vr : 'UN', length: view.getUint32(8, little), offset: at + 12 };
  }

  /** @returns where the sequence ends; undefined after damage */
  #readItems(start: number, end: number, encoding: Encoding, into: Elements[], depth: number): number | undefined {
    if (depth >= MAX_DEPTH) return this.#stop('sequences nested too deeply');
    let at = start;
    while (end - at >= 8) {
      const tag = this.#tag(at, encoding);
      const head = this.#bytes.read(at + 4, 4);
      const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, !encoding.bigEndian);
      at += 8;
      if (tag === SEQUENCE_END) return at;
      if (tag !== ITEM) return this.#stop('a sequence holds something else than items');
      const item = new Map<string, Element>();
      into.push(item);
      const itemEnd = length === UNDEFINED_LENGTH ? end : Math.min(end, at + length);
      const next = this.readElements(at, itemEnd, encoding, item, depth + 1);
      if (next === undefined) return undefined;
      if (length !== UNDEFINED_LENGTH && length > end - at) return this.#stop('an item says it is longer than its sequence');
      at = length === UNDEFINED_LENGTH ? next : itemEnd;
    }
    return end;
  }

  #readFragments(tag: string, vr: string, start: number, end: number, bigEndian: boolean, into: Map<string, Element>) {
    const fragments: Range[] = [];
    const element: Element = { tag, vr: vr === 'OW' ? 'OW' : 'OB', offset: start, length: end - start, fragments, bigEndian };
    into.set(tag, element);
    let at = start;
    while (end - at >= 8) {
      if (++this.#count > MAX_ELEMENTS) return this.#stop('too many fragments');
      if ((this.#count & 0x3ff) === 0 && performance.now() > this.#deadline) return this.#stop('reading takes too long');
      const itemTag = this.#tag(at, { explicit: true, bigEndian });
      const head = this.#bytes.read(at + 4, 4);
      const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, !bigEndian);
      at += 8;
      if (itemTag === SEQUENCE_END) return at;
      if (itemTag !== ITEM) return this.#stop('the pixel data holds something else than fragments');
      fragments.push({ offset: at, length: Math.min(length, end - at) });
      if (length > end - at) return this.#stop('the pixel data ends inside a fragment');
      at += length;
    }
    return this.#stop('the pixel data ends without its delimiter');
  }
}
