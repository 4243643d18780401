import { Failure } from '../../model/failure.ts';
import { readZipDirectory } from '../../standards/zip/readZipDirectory.ts';

/** @returns the names in a ZIP whose contents stay within a bound. @throws Failure 'malformed', 'outOfMemory' */
export function boundZip(bytes: Uint8Array, mostBytes: number): string[] {
  const { entries } = readZipDirectory(bytes);
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total > mostBytes) throw new Failure('outOfMemory', { detail: 'a ZIP that would inflate too far' });
  return entries.map(({ name }) => name);
}
