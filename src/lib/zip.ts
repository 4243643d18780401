// Several files as one, uncompressed: what is saved from a picture archive is compressed already (PKWARE APPNOTE 6.3.4).
import { Zip, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const MAX_BYTES = 0xfffffffe;
/** Per file: both its headers, beside its name twice. */
const HEADER_BYTES = 200;
/** The saved file does not tell when it was saved. */
const NO_TIME = new Date(1980, 0, 1);

/** @throws RangeError past the format's limits of 4 GiB and 65,535 files */
export function zip(entries: readonly ZipEntry[]): Blob {
  if (entries.length > 0xffff) throw new RangeError('too many files');
  const size = entries.reduce((sum, { name, bytes }) => sum + bytes.length + 2 * name.length + HEADER_BYTES, 0);
  if (size > MAX_BYTES) throw new RangeError('too large for one file');
  // In pieces, so that a study is not in memory once more.
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  for (const { name, bytes } of entries) {
    const file = new ZipPassThrough(name);
    file.mtime = NO_TIME;
    archive.add(file);
    file.push(bytes, true);
  }
  archive.end();
  return new Blob(pieces, { type: 'application/zip' });
}
