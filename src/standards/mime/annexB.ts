// Byte streams of H.264 (ISO/IEC 14496-10 annex B), as DICOM objects hold them without a container: cut into pictures.
import { Failure } from '../../model/failure.ts';
import { BitReader, withoutGuards } from './bitReader.ts';

/** One coded picture. Bytes of the stream, `to` exclusive; seconds in display order. */
export interface AccessUnit {
  readonly from: number;
  readonly to: number;
  readonly isKey: boolean;
  readonly time: number;
}

/** As WebCodecs takes it: without a description the stream stays as it is. */
export interface AvcConfig {
  readonly codec: string;
  readonly codedWidth: number;
  readonly codedHeight: number;
}

interface Unit {
  readonly from: number;
  /** After the start code. */
  readonly body: number;
  readonly to: number;
  readonly type: number;
}

interface Sequence {
  readonly profile: number;
  readonly constraints: number;
  readonly level: number;
  readonly width: number;
  readonly height: number;
  readonly frameNumberBits: number;
  readonly orderType: number;
  readonly orderBits: number;
  readonly isFrameOnly: boolean;
  readonly hasSeparatePlanes: boolean;
}

interface Picture {
  readonly from: number;
  to: number;
  readonly isKey: boolean;
  /** Order of display since the last key picture; undefined where it is the order of decoding. */
  readonly order: number | undefined;
}

const SLICE = 1;
const KEY_SLICE = 5;
const SPS = 7;
const MAX_PICTURES = 2_000_000;
const HIGH_PROFILES: ReadonlySet<number> = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** @param rate pictures a second: the stream itself has no clock @throws Failure 'malformed', 'unsupported' */
export function readAccessUnits(
  bytes: Uint8Array,
  rate: number,
): { readonly config: AvcConfig; readonly units: readonly AccessUnit[] } {
  const units = findUnits(bytes);
  const parameters = units.find(({ type }) => type === SPS);
  if (!parameters) throw new Failure('malformed', { detail: 'an H.264 stream without its parameters' });
  const sequence = readSequence(withoutGuards(bytes.subarray(parameters.body, Math.min(parameters.to, parameters.body + 512))));
  const pictures = groupPictures(bytes, units, sequence);
  if (!pictures.some(({ isKey }) => isKey)) throw new Failure('malformed', { detail: 'an H.264 stream without a key picture' });
  const { profile, constraints, level, width, height } = sequence;
  const codec = `avc1.${[profile, constraints, level].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  return { config: { codec, codedWidth: width, codedHeight: height }, units: inTime(pictures, rate) };
}

/** Start codes are three bytes, 00 00 01; what is zero before them belongs to none. */
function findUnits(bytes: Uint8Array): Unit[] {
  const units: Unit[] = [];
  let open: { from: number; body: number; type: number } | undefined;
  const close = (to: number): void => {
    if (open && to > open.body) units.push({ ...open, to });
  };
  for (let at = bytes.indexOf(1, 2); at >= 0; at = bytes.indexOf(1, at + 1)) {
    if (bytes[at - 1] !== 0 || bytes[at - 2] !== 0) continue;
    const from = bytes[at - 3] === 0 ? at - 3 : at - 2;
    close(from);
    open = { from, body: at + 1, type: (bytes[at + 1] ?? 0) & 31 };
  }
  close(bytes.length);
  return units;
}

/** §7.3.2.1.1, as far as slice headers and a track's header need it. */
function readSequence(body: Uint8Array): Sequence {
  const bits = new BitReader(body.subarray(1));
  const [profile, constraints, level] = [bits.read(8), bits.read(8), bits.read(8)];
  bits.unsigned();
  let chroma = 1;
  let hasSeparatePlanes = false;
  if (HIGH_PROFILES.has(profile)) {
    chroma = bits.unsigned();
    if (chroma === 3) hasSeparatePlanes = bits.read(1) === 1;
    bits.unsigned();
    bits.unsigned();
    bits.read(1);
    if (bits.read(1) === 1) for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) if (bits.read(1)) skipScaling(bits, list);
  }
  const frameNumberBits = bits.unsigned() + 4;
  const orderType = bits.unsigned();
  const orderBits = orderType === 0 ? bits.unsigned() + 4 : 0;
  if (orderType === 1) skipOrderCycle(bits);
  bits.unsigned();
  bits.read(1);
  const columns = (bits.unsigned() + 1) * 16;
  const rows = (bits.unsigned() + 1) * 16;
  const isFrameOnly = bits.read(1) === 1;
  if (!isFrameOnly) bits.read(1);
  bits.read(1);
  const [left, right, top, bottom] = bits.read(1)
    ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()]
    : [0, 0, 0, 0];
  const cropX = chroma === 1 || chroma === 2 ? 2 : 1;
  const cropY = (chroma === 1 ? 2 : 1) * (isFrameOnly ? 1 : 2);
  const width = columns - (left + right) * cropX;
  const height = rows * (isFrameOnly ? 1 : 2) - (top + bottom) * cropY;
  if (!(width > 0 && height > 0 && width <= 16384 && height <= 16384 && frameNumberBits <= 16 && orderBits <= 16))
    throw new Failure('malformed', { detail: 'impossible parameters of an H.264 stream' });
  const size = { width, height };
  return { profile, constraints, level, ...size, frameNumberBits, orderType, orderBits, isFrameOnly, hasSeparatePlanes };
}

function skipScaling(bits: BitReader, list: number): void {
  let last = 8;
  let next = 8;
  for (let index = 0; index < (list < 6 ? 16 : 64); index++) {
    if (next !== 0) next = (last + bits.signed() + 256) & 255;
    if (next !== 0) last = next;
  }
}

function skipOrderCycle(bits: BitReader): void {
  bits.read(1);
  bits.signed();
  bits.signed();
  const length = Math.min(256, bits.unsigned());
  for (let index = 0; index < length; index++) bits.signed();
}

/** A picture begins with what stands before its first slice (§7.4.1.2.3), and its first slice begins at macroblock 0. */
function groupPictures(bytes: Uint8Array, units: readonly Unit[], sequence: Sequence): Picture[] {
  const pictures: Picture[] = [];
  const clock = new DisplayOrder(sequence);
  let lead: number | undefined;
  for (const unit of units) {
    if (unit.type !== SLICE && unit.type !== KEY_SLICE) {
      // Parameter sets, delimiters and messages come before the picture they belong to; ends after.
      if (unit.type >= 6 && unit.type <= 9) lead ??= unit.from;
      continue;
    }
    const body = withoutGuards(bytes.subarray(unit.body, Math.min(unit.to, unit.body + 64)));
    const header = readSlice(body, unit.type === KEY_SLICE, sequence);
    const current = pictures.at(-1);
    if (header.isFirst || !current) {
      if (header.isSecondField && current && lead === undefined) current.to = unit.to;
      else {
        if (pictures.length >= MAX_PICTURES) throw new Failure('unsupported', { detail: 'more pictures than can be held' });
        const isKey = unit.type === KEY_SLICE;
        pictures.push({ from: lead ?? unit.from, to: unit.to, isKey, order: clock.next(header.order, isKey) });
      }
    } else current.to = unit.to;
    lead = undefined;
  }
  return pictures;
}

/** §7.3.3, to the order count. */
function readSlice(body: Uint8Array, isKey: boolean, sequence: Sequence) {
  const bits = new BitReader(body.subarray(1));
  const isFirst = bits.unsigned() === 0;
  bits.unsigned();
  bits.unsigned();
  if (sequence.hasSeparatePlanes) bits.read(2);
  bits.read(sequence.frameNumberBits);
  const isField = !sequence.isFrameOnly && bits.read(1) === 1;
  const isBottom = isField && bits.read(1) === 1;
  if (isKey) bits.unsigned();
  const order = sequence.orderType === 0 ? bits.read(sequence.orderBits) : undefined;
  return { isFirst, isSecondField: isField && isBottom, order };
}

/** Order counts with their upper bits (§8.2.1.1). */
class DisplayOrder {
  readonly #modulus: number;
  #upper = 0;
  #last = 0;
  constructor({ orderBits }: Sequence) {
    this.#modulus = 2 ** orderBits;
  }
  next(lower: number | undefined, isKey: boolean): number | undefined {
    if (lower === undefined) return undefined;
    if (isKey) {
      this.#upper = 0;
      this.#last = 0;
    }
    const half = this.#modulus / 2;
    if (lower < this.#last && this.#last - lower >= half) this.#upper += this.#modulus;
    else if (lower > this.#last && lower - this.#last > half) this.#upper -= this.#modulus;
    this.#last = lower;
    return this.#upper + lower;
  }
}

/** Between two key pictures the order counts give the order of display; each picture lasts as long as any other. */
function inTime(pictures: readonly Picture[], rate: number): AccessUnit[] {
  const units: AccessUnit[] = [];
  for (let start = 0; start < pictures.length; ) {
    let end = start + 1;
    while (end < pictures.length && !pictures[end]?.isKey) end += 1;
    const group = pictures.slice(start, end);
    const ranks = group.map((_, index) => index).sort((a, b) => (group[a]?.order ?? a) - (group[b]?.order ?? b) || a - b);
    const places = new Map(ranks.map((index, place) => [index, start + place]));
    for (const [index, { from, to, isKey }] of group.entries())
      units.push({ from, to, isKey, time: (places.get(index) ?? start + index) / rate });
    start = end;
  }
  return units;
}
