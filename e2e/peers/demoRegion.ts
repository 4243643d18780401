// The demo region's files, drawn once and kept where git does not look.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDemo } from '../../demo/generate.ts';
import { DEMO_VERSION } from '../../demo/version.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/demo-peers', import.meta.url));

/** @returns its folder; draws it first if it is missing or of another version */
export async function ensureDemoRegion(): Promise<string> {
  const stamp = path.join(FOLDER, 'version.json');
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8').includes(JSON.stringify(DEMO_VERSION));
  if (isCurrent) return FOLDER;
  let told = 0;
  await generateDemo(FOLDER, (fraction, what) => {
    if (fraction < told) return;
    told = fraction + 0.1;
    console.log(`drawing the demo region: ${Math.round(fraction * 100)} % ${what}`);
  });
  return FOLDER;
}
