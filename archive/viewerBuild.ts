// The viewer is built when there is no build, or when something it is built from is newer.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'vtkSlim.ts', 'mediaWorker.ts', 'package-lock.json'];

/** @returns the folder of the built viewer */
export async function ensureViewer(root: string): Promise<string> {
  const dist = join(root, 'dist');
  const built = statSync(join(dist, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
  if (built !== undefined && SOURCES.every((source) => newest(join(root, source)) <= built)) return dist;
  process.stderr.write('Building the viewer …\n');
  const { build } = await import('vite');
  await build({ root, logLevel: 'error' });
  return dist;
}

/** ms since 1970 of the youngest file; tests do not count. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return /\.(test|contract)\.tsx?$/.test(path) ? 0 : found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}
