// DICOM files for tests (PS3.10 §7, Explicit VR Little Endian), just enough to be stored and answered.

/** VR and value; OB and OW take bytes, US numbers, all others text. */
export type Elements = Readonly<Record<string, readonly [vr: string, value: string | number | Uint8Array]>>;

const LONG = new Set(['OB', 'OW', 'UN', 'UT']);

export function writePart10(elements: Elements, transferSyntax = '1.2.840.10008.1.2.1'): Uint8Array {
  const text = (tag: string): string => String(elements[tag]?.[1] ?? '');
  const meta = Buffer.concat([
    write('00020001', 'OB', Uint8Array.of(0, 1)),
    write('00020002', 'UI', text('00080016')),
    write('00020003', 'UI', text('00080018')),
    write('00020010', 'UI', transferSyntax),
    write('00020012', 'UI', '2.25.1'),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  const body = Object.keys(elements)
    .sort()
    .map((tag) => write(tag, ...(elements[tag] ?? ['UN', ''])));
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), write('00020000', 'UL', length), meta, ...body]);
}

/** Encapsulated pixel data: an empty offset table and one fragment a frame (PS3.5 §A.4). */
export function encapsulate(frames: readonly Uint8Array[]): Uint8Array {
  const item = (bytes: Uint8Array): Buffer => {
    const padded = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
    const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
    head.writeUInt32LE(padded.length, 4);
    return Buffer.concat([head, padded]);
  };
  const end = Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
  return Buffer.concat([item(new Uint8Array(0)), ...frames.map(item), end]);
}

function write(tag: string, vr: string, value: string | number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? Buffer.from(Uint16Array.of(value).buffer) : Buffer.from(value);
  const isSequence = tag === '7FE00010' && bytes.readUInt32LE(0) === 0xe000fffe;
  const padding = Buffer.alloc(bytes.length % 2, vr === 'UI' || LONG.has(vr) ? 0 : 0x20);
  const head = Buffer.alloc(LONG.has(vr) ? 12 : 8);
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  head.write(vr, 4, 'latin1');
  const length = bytes.length + padding.length;
  if (LONG.has(vr)) head.writeUInt32LE(isSequence ? 0xffffffff : length, 8);
  else head.writeUInt16LE(length, 6);
  return Buffer.concat([head, bytes, padding]);
}
