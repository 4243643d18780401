// An archive that another region sent: a letter, pictures, and a list of what there is.
import { strToU8, zipSync } from 'fflate';
import type { Study } from '../dicom/modules.ts';

export interface ArchiveOptions {
  readonly sender: string;
  readonly letter: string;
  /** Names below the archive's own folder, and kB of each. */
  readonly files: readonly (readonly [string, number])[];
}

/** The pictures are as large as such files are, and hold nothing: nobody opens them from here. */
export function printArchive(study: Study, { sender, letter, files }: ArchiveOptions): Uint8Array {
  const list = files.map(([name, kilobytes]) => `${name};${kilobytes} kB`).join('\r\n');
  const entries: Record<string, Uint8Array> = {
    'LÄS MIG.txt': strToU8(`${sender}\r\n\r\n${letter}\r\n`),
    'innehåll.csv': strToU8(`Fil;Storlek\r\n${list}\r\n`),
  };
  for (const [at, [name, kilobytes]] of files.entries()) entries[name] = fill(kilobytes * 1000, at);
  return zipSync(entries, { mtime: new Date(`${study.date}T${study.time}:00`), level: 6 });
}

/** Half of it packs well, as in pictures with a dark ground. */
function fill(bytes: number, seed: number): Uint8Array {
  const content = new Uint8Array(bytes);
  let state = seed + 1;
  for (let at = 0; at < bytes / 2; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    content[at] = state >>> 24;
  }
  return content;
}
