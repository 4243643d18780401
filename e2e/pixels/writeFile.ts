// A Part 10 file out of a handful of elements: what the reference pictures are made from.
export type Value = string | readonly number[] | Uint8Array | readonly Elements[];
/** By tag, eight hexadecimal digits: VR and value. Sequences hold elements again. */
export type Elements = Readonly<Record<string, readonly [vr: string, value: Value]>>;

const LONG_LENGTH = new Set(['OB', 'OW', 'OF', 'OD', 'SQ', 'UN', 'UT']);
const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

export interface Compressed {
  readonly transferSyntax: string;
  /** The one frame's stream. */
  readonly stream: Uint8Array;
}

/** @param compressed takes the place of Pixel Data */
export function writeFile(elements: Elements, compressed?: Compressed): Buffer {
  const meta = encode({
    '00020002': ['UI', '1.2.840.10008.5.1.4.1.1.7'],
    '00020003': ['UI', '2.25.1'],
    '00020010': ['UI', compressed?.transferSyntax ?? EXPLICIT_LITTLE_ENDIAN],
    '00020012': ['UI', '2.25.2'],
  });
  const length = encode({ '00020000': ['UL', [meta.length]] });
  const head = [Buffer.alloc(128), Buffer.from('DICM'), length, meta];
  if (!compressed) return Buffer.concat([...head, encode(elements)]);
  const { '7FE00010': _, ...rest } = elements;
  return Buffer.concat([...head, encode(rest), encapsulate(compressed.stream)]);
}

/** One fragment after an empty offset table (PS3.5 A.4). */
function encapsulate(stream: Uint8Array): Buffer {
  const fragment = padded(Buffer.from(stream), 0);
  const start = Buffer.from('e07f10004f420000ffffffff' + 'feff00e000000000' + 'feff00e000000000', 'hex');
  start.writeUInt32LE(fragment.length, start.length - 4);
  return Buffer.concat([start, fragment, Buffer.from('feffdde000000000', 'hex')]);
}

function encode(elements: Elements): Buffer {
  const parts: Buffer[] = [];
  for (const tag of Object.keys(elements).sort()) {
    const [vr, value] = elements[tag] ?? ['', ''];
    const bytes = encodeValue(vr, value);
    const head = Buffer.alloc(LONG_LENGTH.has(vr) ? 12 : 8);
    head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
    head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
    head.write(vr, 4, 'latin1');
    if (LONG_LENGTH.has(vr)) head.writeUInt32LE(bytes.length, 8);
    else head.writeUInt16LE(bytes.length, 6);
    parts.push(head, bytes);
  }
  return Buffer.concat(parts);
}

function encodeValue(vr: string, value: Value): Buffer {
  if (typeof value === 'string') return padded(Buffer.from(value, 'latin1'), vr === 'UI' ? 0 : 0x20);
  if (value instanceof Uint8Array) return padded(Buffer.from(value), 0);
  if (vr === 'SQ') return Buffer.concat((value as readonly Elements[]).map(encodeItem));
  const numbers = value as readonly number[];
  const width = vr === 'UL' ? 4 : 2;
  const out = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => {
    if (width === 4) out.writeUInt32LE(number, index * 4);
    else out.writeUInt16LE(number & 0xffff, index * 2);
  });
  return out;
}

function encodeItem(item: Elements): Buffer {
  const body = encode(item);
  const head = Buffer.alloc(8);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt16LE(0xe000, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const padded = (bytes: Buffer, pad: number): Buffer => (bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(pad)]));
