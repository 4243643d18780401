// All files below a folder, in a stable order, without ever leaving it.
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { OWNER_FILE, parseOwner } from './owner.ts';
import type { PatientRecord } from './readFile.ts';

export interface FoundFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** ms since 1970 */
  readonly mtime: number;
  readonly size: number;
  /** As the nearest patient.json above says. */
  readonly owner?: PatientRecord;
  /** Why it must not be opened. */
  readonly problem?: string;
}

const MAX_OWNER_BYTES = 64 * 1024;

/** Folders that cannot be read, and links that lead out, are found too: as files with a problem. */
export function* walk(folder: string): Generator<FoundFile> {
  yield* walkInto(realpathSync(folder), '', undefined);
}

function* walkInto(root: string, below: string, inherited: PatientRecord | undefined): Generator<FoundFile> {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, below), { withFileTypes: true });
  } catch {
    yield { path: below, mtime: 0, size: 0, problem: 'the folder cannot be read' };
    return;
  }
  const owner = readOwner(root, below, entries) ?? inherited;
  const rest = owner ? { owner } : {};
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walkInto(root, path, owner);
    else if (entry.isFile()) {
      const isOwner = entry.name === OWNER_FILE;
      if (isOwner && owner !== inherited) continue;
      yield {
        ...measure(join(root, path), path),
        ...rest,
        ...(isOwner ? { problem: 'patient.json names no patient: it needs at least an "id"' } : {}),
      };
    } else if (entry.isSymbolicLink()) {
      if (!leadsInside(root, join(root, path)))
        yield { path, mtime: 0, size: 0, ...rest, problem: 'a link that leads out of the folder, or nowhere' };
    } else yield { path, mtime: 0, size: 0, ...rest, problem: 'not a file' };
  }
}

function measure(absolute: string, path: string): FoundFile {
  try {
    const { mtimeMs, size } = lstatSync(absolute);
    return { path, mtime: mtimeMs, size };
  } catch {
    return { path, mtime: 0, size: 0, problem: 'the file cannot be looked at' };
  }
}

function readOwner(root: string, below: string, entries: readonly Dirent[]): PatientRecord | undefined {
  if (!entries.some((entry) => entry.name === OWNER_FILE && entry.isFile())) return undefined;
  const path = join(root, below, OWNER_FILE);
  try {
    return lstatSync(path).size > MAX_OWNER_BYTES ? undefined : parseOwner(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What a link inside points at is found at its own place. */
function leadsInside(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(root + sep);
  } catch {
    return false;
  }
}
