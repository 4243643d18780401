// Several files as one, uncompressed: what is saved from a picture archive is compressed already (PKWARE APPNOTE 6.3.4).

export interface ZipEntry {
  /** ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const MAX_BYTES = 0xfffffffe;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, 00:00: the saved file does not tell when it was saved. */
const DOS_DATE = 0x21;

/** Fields in order, each as [bytes, value], little endian. */
function record(...fields: readonly (readonly [2 | 4, number])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** @throws RangeError past the format's limits of 4 GiB and 65,535 files */
export function zip(entries: readonly ZipEntry[]): Blob {
  if (entries.length > 0xffff) throw new RangeError('too many files');
  const body: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const encoded = new TextEncoder().encode(name);
    // Version 2.0, no flags, stored.
    const shared = [
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, DOS_DATE],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, encoded.length],
      [2, 0],
    ] as const;
    body.push(record([4, LOCAL], ...shared), encoded, bytes);
    directory.push(record([4, CENTRAL], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), encoded);
    offset += 30 + encoded.length + bytes.length;
    if (offset > MAX_BYTES) throw new RangeError('too large for one file');
  }
  const directoryBytes = directory.reduce((sum, piece) => sum + piece.length, 0);
  const count = entries.length;
  const end = record([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, directoryBytes], [4, offset], [2, 0]);
  return new Blob([...body, ...directory, end], { type: 'application/zip' });
}
