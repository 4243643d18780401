// The probe as text for the browser: its types taken off, nothing around it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

/** Playwright would send a function as this process holds it, with the loader's helpers inside that a page does not have. */
export async function readProbe(): Promise<string> {
  const file = fileURLToPath(new URL('probe.ts', import.meta.url));
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file);
  return `(() => {\n${code.replace(/^export /gm, '')}\ninstallProbe();\n})();`;
}
