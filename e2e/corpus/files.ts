// Every file below a folder, and what the archive makes of it: an instance, a document, or a copy of another file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PatientRecord, readEntry } from '../../archive/index/readFile.ts';
import { type FoundFile, walk } from '../../archive/index/walk.ts';

export interface CorpusFile {
  /** Below the folder. */
  readonly path: string;
  readonly content:
    | {
        readonly is: 'instance';
        readonly study: string;
        readonly series: string;
        readonly uid: string;
        readonly patient: PatientRecord;
      }
    /** The archive's name of a file that is no instance. */
    | { readonly is: 'document'; readonly id: string }
    | { readonly is: 'copy'; readonly of: string };
}

/** As the archive itself reads them, in its order: of several files with one SOP Instance UID the first holds the place. */
export function* listFiles(folder: string): Generator<CorpusFile> {
  const places = new Map<string, string>();
  for (const found of walk(folder)) {
    const { path } = found;
    const entry = found.problem === undefined ? readEntry(join(folder, path), path) : undefined;
    if (entry?.kind !== 'instance') {
      yield { path, content: toDocument(found) };
      continue;
    }
    const earlier = places.get(entry.uid);
    if (earlier !== undefined) {
      const isCopy = readFileSync(join(folder, path)).equals(readFileSync(join(folder, earlier)));
      yield { path, content: isCopy ? { is: 'copy', of: earlier } : toDocument(found) };
      continue;
    }
    places.set(entry.uid, path);
    const { studyUid: study, seriesUid: series, uid, patient } = entry;
    yield { path, content: { is: 'instance', study, series, uid, patient } };
  }
}

const toDocument = ({ path }: FoundFile): CorpusFile['content'] => ({
  is: 'document',
  id: createHash('sha256').update(`data/${path}`).digest('hex').slice(0, 32),
});
