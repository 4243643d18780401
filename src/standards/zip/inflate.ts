// One entry of a ZIP archive, inflated no further than it may be.
import { Inflate } from 'fflate';
import { Failure } from '../../model/failure.ts';
import type { ReadSlice, ZipEntry } from './directory.ts';

/** Fed in pieces, so that a bomb is seen before it has grown: deflate makes at most 1032 bytes of one. */
const PIECE_BYTES = 4096;

/**
 * The bytes of one entry.
 * @param maxBytes of what comes out, and of what goes in
 * @throws Failure 'unsupported' (encrypted, another method), 'outOfMemory' (more than it may be), 'malformed' (not what it claims)
 */
export async function readZipEntry(
  entry: ZipEntry,
  read: ReadSlice,
  { maxBytes }: { readonly maxBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.isEncrypted) throw new Failure('unsupported', { detail: 'ZIP: locked with a password' });
  if (entry.method !== 0 && entry.method !== 8) throw new Failure('unsupported', { detail: `ZIP: method ${entry.method}` });
  if (entry.bytes > maxBytes || entry.packedBytes > maxBytes)
    throw new Failure('outOfMemory', { detail: 'ZIP: the entry is too large' });
  const header = await read(entry.offset, entry.offset + 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50)
    throw new Failure('malformed', { detail: 'ZIP: no such entry' });
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = await read(start, start + entry.packedBytes);
  if (packed.length !== entry.packedBytes) throw new Failure('malformed', { detail: 'ZIP: the entry is cut short' });
  const bytes = entry.method === 0 ? packed.slice() : inflate(packed, entry.bytes);
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc)
    throw new Failure('malformed', { detail: 'ZIP: the entry is not what it claims to be' });
  return bytes as Uint8Array<ArrayBuffer>;
}

function inflate(packed: Uint8Array, expected: number): Uint8Array {
  const bytes = new Uint8Array(expected);
  let length = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length > expected) throw new Failure('malformed', { detail: 'ZIP: more comes out than is claimed' });
    bytes.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES)
      stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('malformed', { cause: error, detail: 'ZIP: broken data' });
  }
  return bytes.subarray(0, length);
}

let table: Uint32Array | undefined;

/** ISO-HDLC, as ZIP and PNG use it. */
export function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, value) => {
    let crc = value;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}
