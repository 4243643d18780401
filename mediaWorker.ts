// The media door's service worker: one file without imports, at an address of its own that says how far it reaches.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

const SOURCE = fileURLToPath(new URL('./src/renderers/media.worker.ts', import.meta.url));
const NAME = 'media.worker.js';

/** As a classic script: Firefox takes service workers of no other kind. */
async function buildWorker(): Promise<string> {
  const { code } = await transformWithOxc(await readFile(SOURCE, 'utf8'), SOURCE, { sourcemap: false });
  return code.replace(/^export\s*\{\s*\};?\s*$/gm, '');
}

export function mediaWorker(): Plugin {
  return {
    name: 'media-worker',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: NAME, source: await buildWorker() });
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_, response, next) => {
        buildWorker().then((code) => response.setHeader('content-type', 'text/javascript').end(code), next);
      });
    },
  };
}
