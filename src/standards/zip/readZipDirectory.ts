// The list of what a ZIP holds (PKWARE APPNOTE 6.3.10 §4.3.12, §4.3.16), without opening any of it.
import { Failure } from '../../model/failure.ts';

export interface ZipEntryInfo {
  /** Foreign text. */
  readonly name: string;
  /** As it claims to become. */
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly isEncrypted: boolean;
  /** Compression method: 0 stored, 8 deflated. */
  readonly method: number;
  /** Of its local header, from the start of the file. */
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UTF8 = 0x800;
const MOST_ENTRIES = 20_000;

/** @throws Failure 'malformed' where the list is not there; a longer list than `MOST_ENTRIES` is cut, `count` says how long it is */
export function readZipDirectory(bytes: Uint8Array): { readonly entries: readonly ZipEntryInfo[]; readonly count: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw new Failure('malformed', { detail: 'a ZIP without its list' });
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntryInfo[] = [];
  let at = view.getUint32(end + 16, true);
  while (entries.length < Math.min(count, MOST_ENTRIES) && at + 46 <= view.byteLength && view.getUint32(at, true) === CENTRAL) {
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    entries.push({
      name: new TextDecoder((flags & UTF8) !== 0 ? 'utf-8' : 'ibm866').decode(name),
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      sizeBytes: view.getUint32(at + 24, true),
      isEncrypted: (flags & 1) !== 0,
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.length === 0 && count > 0) throw new Failure('malformed', { detail: 'a ZIP whose list cannot be read' });
  return { entries, count };
}

/** The end record lies before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** The packed bytes of one entry. @throws Failure 'malformed' */
export function packedBytesOf(bytes: Uint8Array, { offset, packedBytes }: ZipEntryInfo): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL)
    throw new Failure('malformed', { detail: 'a ZIP entry that is not where the list says' });
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedBytes > view.byteLength) throw new Failure('malformed', { detail: 'a ZIP entry that is cut short' });
  return bytes.subarray(start, start + packedBytes);
}
