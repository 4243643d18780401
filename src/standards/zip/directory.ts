// The central directory of a ZIP archive (PKWARE APPNOTE 6.3.10 §4.3), read where it lies: no entry is inflated to list it.
import { Failure } from '../../model/failure.ts';

export interface ZipEntry {
  /** With folders, as it is written. Untrusted text. */
  readonly name: string;
  readonly packedBytes: number;
  /** As the archive claims. */
  readonly bytes: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly isFolder: boolean;
  readonly crc: number;
  /** Of its local header, from the start of the file. */
  readonly offset: number;
  /** YYYY-MM-DD HH:MM, or '' */
  readonly modified: string;
}

export interface ZipListing {
  readonly entries: readonly ZipEntry[];
  /** How many the archive says that it has. */
  readonly count: number;
  readonly comment: string;
}

/** A file as far as it is needed. @param from inclusive @param to exclusive */
export type ReadSlice = (from: number, to: number) => Promise<Uint8Array>;

const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const MAX_DIRECTORY_BYTES = 16 * 2 ** 20;
const MAX_ENTRIES = 20_000;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @throws Failure 'malformed', 'unsupported' where it is too large a directory to be true */
export async function listZip(read: ReadSlice, size: number): Promise<ZipListing> {
  const tailStart = Math.max(0, size - END_BYTES - MAX_COMMENT);
  const tail = await read(tailStart, size);
  const at = findEnd(tail);
  if (at < 0) throw new Failure('malformed', { detail: 'ZIP: no end of its directory' });
  const view = viewOf(tail);
  const stated = {
    count: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  const comment = decodeName(tail.subarray(at + END_BYTES, at + END_BYTES + view.getUint16(at + 20, true)), false);
  const isZip64 = stated.count === 0xffff || stated.bytes === 0xffffffff || stated.offset === 0xffffffff;
  const place = (isZip64 && (await readZip64(read, tail, at))) || stated;
  if (place.bytes > MAX_DIRECTORY_BYTES) throw new Failure('unsupported', { detail: 'ZIP: its directory is too large' });
  if (place.offset + place.bytes > size) throw new Failure('malformed', { detail: 'ZIP: its directory lies outside of it' });
  const directory = await read(place.offset, place.offset + place.bytes);
  return { entries: readEntries(directory), count: place.count, comment };
}

function findEnd(tail: Uint8Array): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6) return at;
  }
  return -1;
}

/** §4.3.14, §4.3.15 */
async function readZip64(read: ReadSlice, tail: Uint8Array, end: number) {
  const locator = end - 20;
  const view = viewOf(tail);
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return undefined;
  const offset = Number(view.getBigUint64(locator + 8, true));
  if (!Number.isSafeInteger(offset)) throw new Failure('malformed', { detail: 'ZIP64: no such place' });
  const record = await read(offset, offset + 56);
  if (record.length < 56 || viewOf(record).getUint32(0, true) !== 0x06064b50)
    throw new Failure('malformed', { detail: 'ZIP64: no directory' });
  const [count = 0, bytes = 0, where = 0] = [32, 40, 48].map((at) => Number(viewOf(record).getBigUint64(at, true)));
  return { count, bytes, offset: where };
}

function readEntries(directory: Uint8Array): ZipEntry[] {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50 && entries.length < MAX_ENTRIES) {
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const flags = view.getUint16(at + 8, true);
    const nameEnd = at + 46 + nameBytes;
    const name = decodeName(directory.subarray(at + 46, nameEnd), (flags & 0x800) !== 0);
    const sizes = readSizes(view, at, directory.subarray(nameEnd, nameEnd + extraBytes));
    entries.push({
      name,
      ...sizes,
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 1) !== 0,
      isFolder: name.endsWith('/'),
      crc: view.getUint32(at + 16, true),
      modified: printDosTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    });
    at = nameEnd + extraBytes + commentBytes;
  }
  return entries;
}

/** Sizes past 4 GB stand in the extra field 0x0001, only those that are needed (§4.5.3). */
function readSizes(view: DataView, at: number, extra: Uint8Array): Pick<ZipEntry, 'bytes' | 'packedBytes' | 'offset'> {
  const sizes = {
    bytes: view.getUint32(at + 24, true),
    packedBytes: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  const more = viewOf(extra);
  for (let field = 0; field + 4 <= extra.length; field += 4 + more.getUint16(field + 2, true)) {
    if (more.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const end = Math.min(extra.length, value + more.getUint16(field + 2, true));
    for (const name of ['bytes', 'packedBytes', 'offset'] as const) {
      if (sizes[name] !== 0xffffffff || value + 8 > end) continue;
      sizes[name] = Number(more.getBigUint64(value, true));
      value += 8;
    }
  }
  return sizes;
}

function printDosTime(date: number, time: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  if (month < 1 || month > 12 || day < 1) return '';
  return `${year}-${two(month)}-${two(day)} ${two(time >> 11)}:${two((time >> 5) & 63)}`;
}

/** Without the flag the name is in some code page; most are UTF-8 all the same, the rest are read as the PC's first one. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '\ufffd'))).join('');
  }
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
