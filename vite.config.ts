import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { launchPreload } from './launchPreload.ts';
import { mediaWorker } from './mediaWorker.ts';
import manifest from './package.json' with { type: 'json' };
import { pdfAssets } from './pdfAssets.ts';
import { vtkSlim } from './vtkSlim.ts';

const LOADER = '@cornerstonejs/dicom-image-loader';

/** React, and the parts of ours that every screen draws. */
const SCREEN = new RegExp(
  [
    '/node_modules/(react|react-dom|scheduler|zustand)/',
    '/src/ui/(Button|IconButton|Kbd|Tooltip|Message|Logo|classNames)\\b',
    '/icons-react/dist/esm/(createReactComponent|defaultAttributes|icons/Icon(X|Download))\\b',
  ].join('|'),
);

export default defineConfig({
  define: { __HELBILD_VERSION__: JSON.stringify(manifest.version) },
  plugins: [vtkSlim(), pdfAssets(), mediaWorker(), launchPreload(), react()],
  worker: { format: 'es', plugins: () => [vtkSlim()] },
  optimizeDeps: {
    rolldownOptions: { plugins: [vtkSlim()] },
    exclude: [LOADER],
    include: [
      `${LOADER} > dicom-parser`,
      `${LOADER} > pako`,
      `${LOADER} > comlink`,
      `${LOADER} > @cornerstonejs/codec-charls/decodewasmjs`,
      `${LOADER} > @cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs`,
      `${LOADER} > @cornerstonejs/codec-openjpeg/decodewasmjs`,
      `${LOADER} > @cornerstonejs/codec-openjph/wasmjs`,
      `${LOADER} > @cornerstonejs/codec-libjxl/decodewasmjs`,
    ],
  },
  // No data: URLs, so that the content security policy stays strict.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Two files in place of a dozen: what all rooms stand on, and what only a drawn screen needs. The launch code
        // imports the first and must not import the second.
        codeSplitting: {
          groups: [
            { name: 'screen', test: SCREEN, includeDependenciesRecursively: false },
            { name: 'ground', test: /\/src\/(lib|model)\//, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  // `npm run dev` against a running archive (`npm start`).
  server: {
    proxy: Object.fromEntries(['/dicom-web', '/fhir', '/config.json', '/healthz'].map((path) => [path, 'http://127.0.0.1:8300'])),
  },
  test: { include: ['{src,archive,demo,bench}/**/*.test.{ts,tsx}', 'e2e/pixels/*.test.ts'], testTimeout: 30_000 },
});
