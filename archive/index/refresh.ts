// Brings the index up to date with the files, reading only what changed.
import { setImmediate } from 'node:timers/promises';
import type { Catalogue, FileRecord, Root } from './catalogue.ts';
import { patientKey } from './owner.ts';
import { type Entry, readEntry, unreadable } from './readFile.ts';
import { type FoundFile, walk } from './walk.ts';

const BATCH_FILES = 200;
const LOOKS_BEFORE_PAUSE = 500;

export interface RefreshOptions {
  readonly signal?: AbortSignal;
  /** Paths below the folder that are not the patient's: what a generator leaves for itself. */
  readonly ignored?: ReadonlySet<string>;
  /** Files read so far, and of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Requests are answered in between. Stops in silence when aborted; what is indexed by then stays. */
export async function refresh(
  catalogue: Catalogue,
  root: Root,
  folder: string,
  { signal, onProgress, ignored = new Set() }: RefreshOptions = {},
): Promise<void> {
  const known = catalogue.known(root);
  const changed: FoundFile[] = [];
  const same = new Set<number>();
  let looked = 0;
  for (const found of walk(folder)) {
    if (ignored.has(found.path)) continue;
    const before = known.get(found.path);
    const owner = found.owner ? patientKey(found.owner) : '';
    if (before && before.mtime === found.mtime && before.size === found.size && before.owner === owner) same.add(before.id);
    else changed.push(found);
    if (++looked % LOOKS_BEFORE_PAUSE === 0) await setImmediate();
    if (signal?.aborted) return;
  }
  const gone = [...known.values()].filter(({ id }) => !same.has(id));
  if (gone.length > 0) catalogue.forget(gone.map(({ id }) => id));
  // Copies of what is gone were forgotten with it.
  const left = gone.length > 0 ? catalogue.known(root) : known;
  const revived = gone.length > 0 ? [...walk(folder)].filter(({ path }) => !left.has(path) && !ignored.has(path)) : changed;
  await readAll(catalogue, root, revived, signal, onProgress);
}

async function readAll(
  catalogue: Catalogue,
  root: Root,
  files: readonly FoundFile[],
  signal?: AbortSignal,
  onProgress?: RefreshOptions['onProgress'],
) {
  let batch: FileRecord[] = [];
  let done = 0;
  const flush = () => {
    if (batch.length > 0) catalogue.put(batch);
    batch = [];
  };
  for (const file of files) {
    if (signal?.aborted) break;
    batch.push({
      root,
      path: file.path,
      mtime: file.mtime,
      size: file.size,
      ...(file.owner ? { owner: file.owner } : {}),
      entry: read(catalogue, root, file),
    });
    if (batch.length >= BATCH_FILES) flush();
    onProgress?.(++done, files.length);
    await setImmediate();
  }
  flush();
}

const read = (catalogue: Catalogue, root: Root, file: FoundFile): Entry =>
  file.problem === undefined
    ? readEntry(catalogue.absolute(root, file.path), file.path)
    : unreadable('application/octet-stream', file.problem);
