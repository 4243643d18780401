// Small DICOM files for tests, written by other code than the archive's own.
import { deflateRawSync } from 'node:zlib';

export const IMPLICIT = '1.2.840.10008.1.2';
export const EXPLICIT = '1.2.840.10008.1.2.1';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const BIG_ENDIAN = '1.2.840.10008.1.2.2';
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';
export const J2K = '1.2.840.10008.1.2.4.90';
export const CT = '1.2.840.10008.5.1.4.1.1.2';

export type Value = string | number | readonly number[] | Uint8Array | readonly Fields[] | Fragments;
/** Tags to `[VR, value]`. */
export interface Fields {
  readonly [tag: string]: readonly [string, Value];
}
export class Fragments {
  readonly table: Uint8Array;
  readonly fragments: readonly Uint8Array[];
  constructor(fragments: readonly Uint8Array[], offsets: readonly number[] = []) {
    this.fragments = fragments;
    this.table = new Uint8Array(Uint32Array.from(offsets).buffer);
  }
}

const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT']);

interface Encoding {
  readonly explicit: boolean;
  readonly big: boolean;
}

export interface BuildOptions {
  readonly transferSyntax?: string;
  /** Default true. */
  readonly preamble?: boolean;
}

export function buildDicom(fields: Fields, { transferSyntax = EXPLICIT, preamble = true }: BuildOptions = {}): Buffer {
  const encoding = { explicit: transferSyntax !== IMPLICIT, big: transferSyntax === BIG_ENDIAN };
  const dataset = writeFields(fields, encoding);
  if (!preamble) return dataset;
  const text = (tag: string) => String(fields[tag]?.[1] ?? '');
  const meta = writeFields(
    {
      '00020001': ['OB', Uint8Array.of(0, 1)],
      '00020002': ['UI', text('00080016')],
      '00020003': ['UI', text('00080018')],
      '00020010': ['UI', transferSyntax],
    },
    { explicit: true, big: false },
  );
  const length = writeFields({ '00020000': ['UL', meta.length] }, { explicit: true, big: false });
  const body = transferSyntax === DEFLATED ? deflateRawSync(dataset) : dataset;
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, body]);
}

const writeFields = (fields: Fields, encoding: Encoding): Buffer =>
  Buffer.concat(
    Object.keys(fields)
      .sort()
      .map((tag) => writeElement(tag, fields[tag] ?? ['UN', ''], encoding)),
  );

function writeElement(tag: string, [vr, value]: readonly [string, Value], encoding: Encoding): Buffer {
  if (value instanceof Fragments) return writeFragments(tag, vr, value, encoding);
  let bytes = toBytes(vr, value, encoding);
  if (bytes.length % 2 === 1) bytes = Buffer.concat([bytes, Buffer.from(['UI', 'OB', 'UN'].includes(vr) ? '\0' : ' ')]);
  return Buffer.concat([header(tag, vr, bytes.length, encoding), bytes]);
}

function header(tag: string, vr: string, length: number, { explicit, big }: Encoding): Buffer {
  const out = Buffer.alloc(explicit && LONG.has(vr) ? 12 : 8);
  const u16 = (value: number, at: number) => (big ? out.writeUInt16BE(value, at) : out.writeUInt16LE(value, at));
  const u32 = (value: number, at: number) => (big ? out.writeUInt32BE(value, at) : out.writeUInt32LE(value, at));
  u16(Number.parseInt(tag.slice(0, 4), 16), 0);
  u16(Number.parseInt(tag.slice(4), 16), 2);
  if (explicit && !tag.startsWith('FFFE')) {
    out.write(vr, 4, 'latin1');
    if (LONG.has(vr)) u32(length, 8);
    else u16(length, 6);
  } else u32(length, 4);
  return out;
}

function writeFragments(tag: string, vr: string, { table, fragments }: Fragments, encoding: Encoding): Buffer {
  const item = (bytes: Uint8Array) => Buffer.concat([header('FFFEE000', '', bytes.length, encoding), bytes]);
  return Buffer.concat([
    header(tag, vr, 0xffffffff, encoding),
    item(table),
    ...fragments.map((bytes) => item(bytes)),
    header('FFFEE0DD', '', 0, encoding),
  ]);
}

const isBytes = (value: Value): value is Uint8Array => value instanceof Uint8Array;

function toBytes(vr: string, value: Value, encoding: Encoding): Buffer {
  if (typeof value === 'string') return Buffer.from(value, 'latin1');
  if (isBytes(value)) return Buffer.from(value);
  if (vr === 'SQ' && Array.isArray(value))
    return Buffer.concat(
      value.map((fields) => {
        const inner = writeFields(fields as Fields, encoding);
        return Buffer.concat([header('FFFEE000', '', inner.length, encoding), inner]);
      }),
    );
  const numbers = (typeof value === 'number' ? [value] : value) as readonly number[];
  const size = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 }[vr] ?? 2;
  const out = Buffer.alloc(numbers.length * size);
  const view = new DataView(out.buffer, out.byteOffset, out.length);
  numbers.forEach((number, i) => {
    if (vr === 'FD') view.setFloat64(i * 8, number, !encoding.big);
    else if (vr === 'FL') view.setFloat32(i * 4, number, !encoding.big);
    else if (size === 4) view.setUint32(i * 4, number >>> 0, !encoding.big);
    else view.setUint16(i * 2, number & 0xffff, !encoding.big);
  });
  return out;
}

export interface ImageOptions {
  readonly uid?: string;
  readonly study?: string;
  readonly series?: string;
  readonly fields?: Fields;
}

/** A 4 by 3 grey image of somebody who does not exist. */
export const imageFields = ({
  uid = '1.2.3.1',
  study = '1.2.3',
  series = '1.2.3.0',
  fields = {},
}: ImageOptions = {}): Fields => ({
  '00080005': ['CS', 'ISO_IR 100'],
  '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.2'],
  '00080018': ['UI', uid],
  '00080020': ['DA', '20240517'],
  '00080030': ['TM', '094210'],
  '00080050': ['SH', 'A1'],
  '00080060': ['CS', 'CT'],
  '00080090': ['PN', 'Remitterande^Rut'],
  '00081030': ['LO', 'Thorax, buk'],
  '0008103E': ['LO', 'Serie'],
  '00100010': ['PN', '\xc5gren^Eva'],
  '00100020': ['LO', '191212121212'],
  '00100021': ['LO', 'EXEMPEL'],
  '00100030': ['DA', '19121212'],
  '00100040': ['CS', 'F'],
  '0020000D': ['UI', study],
  '0020000E': ['UI', series],
  '00200010': ['SH', 'S1'],
  '00200011': ['IS', '1'],
  '00200013': ['IS', '1'],
  '00280002': ['US', 1],
  '00280004': ['CS', 'MONOCHROME2'],
  '00280010': ['US', 3],
  '00280011': ['US', 4],
  '00280100': ['US', 16],
  '00280101': ['US', 12],
  '00280102': ['US', 11],
  '00280103': ['US', 0],
  '7FE00010': ['OW', [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 4095]],
  ...fields,
});

export const buildImage = (options: ImageOptions = {}, how: BuildOptions = {}): Buffer => buildDicom(imageFields(options), how);
