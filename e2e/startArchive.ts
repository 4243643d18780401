// Before all tests: the demo region, and a folder of everything that is wrong with files; after them, both are stopped.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchArchive } from './archive.ts';
import { drawTroubles } from './data/troubles.ts';

const CACHE = fileURLToPath(new URL('../.cache/e2e', import.meta.url));

export default async function startArchive(): Promise<() => Promise<void>> {
  const folder = join(CACHE, 'troubles');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  drawTroubles(folder);
  const demo = await launchArchive([]);
  const troubles = await launchArchive(['--no-demo', '--data', folder]);
  process.env.HELBILD_DEMO = demo.url;
  process.env.HELBILD_TROUBLES = troubles.url;
  return async () => {
    await Promise.all([demo.stop(), troubles.stop()]);
  };
}
