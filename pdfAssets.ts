// Puts the tables pdf.js reads at run time beside the app: character maps, standard fonts, decoders, colour profiles.
// Its scripting engine (quickjs) stays behind: documents run no scripts here.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const PACKAGE = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const FOLDERS = { cmaps: 'cmaps', standard_fonts: 'standard_fonts', wasm: 'wasm', iccs: 'iccs', images: join('web', 'images') };

/** Each file's place under the site, and where it is now. */
function listAssets(): Map<string, string> {
  const assets = new Map<string, string>();
  for (const [folder, from] of Object.entries(FOLDERS)) {
    for (const name of readdirSync(join(PACKAGE, from))) {
      const isWanted = folder === 'images' ? name.startsWith('annotation-') : !name.includes('quickjs');
      if (isWanted) assets.set(`pdf/${folder}/${name}`, join(PACKAGE, from, name));
    }
  }
  return assets;
}

export function pdfAssets(): Plugin {
  const assets = listAssets();
  return {
    name: 'pdf-assets',
    generateBundle() {
      for (const [fileName, path] of assets) this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = assets.get(decodeURI((request.url ?? '').split('?')[0] ?? '').replace(/^\//, ''));
        if (!path || !existsSync(path)) return next();
        response.setHeader('content-type', path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
  };
}
