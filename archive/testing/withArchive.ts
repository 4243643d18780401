// An archive over a folder of a test's own, gone when the test is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Archive, type ArchiveOptions, startArchive } from '../server.ts';

export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export async function withArchive(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ArchiveOptions> = {},
): Promise<Archive & { readonly base: string; readonly dataDir: string; readonly own: string }> {
  const dataDir = makeFolder({ '.keep': '', ...files });
  rmSync(join(dataDir, '.keep'));
  const own = makeFolder();
  const archive = await startArchive({ dataDir, storeDir: join(own, 'store'), cacheDir: join(own, 'cache'), ...options });
  onTestFinished(() => archive.close());
  return { ...archive, base: `http://127.0.0.1:${archive.port}`, dataDir, own };
}
