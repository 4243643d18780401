import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { codecSlim } from './codecSlim.ts';
import { launchPreload } from './launchPreload.ts';
import { mediaWorker } from './mediaWorker.ts';
import manifest from './package.json' with { type: 'json' };
import { pdfAssets } from './pdfAssets.ts';
import { vtkSlim } from './vtkSlim.ts';

const LOADER = '@cornerstonejs/dicom-image-loader';

/** React, and the parts of ours that every screen draws. */
const SCREEN = new RegExp(
  [
    '/node_modules/(react|react-dom|scheduler)/',
    '/node_modules/zustand/esm/react',
    '/src/ui/(Button|IconButton|Kbd|Tooltip|Message|Logo|classNames)\\b',
    // All that are in use, by name: a small file for each costs more than its bytes.
    '/icons-react/dist/esm/',
  ].join('|'),
);

/** From stored values to a painted canvas: for viewports, cards and layers. */
const PICTURE =
  /\/src\/(standards\/dicom\/pixels\/|renderers\/radiology\/(frameValues|words|captions|plane|camera|greyTable|picture|painter|spacing)\.)/;

export default defineConfig({
  define: { __HELBILD_VERSION__: JSON.stringify(manifest.version) },
  plugins: [vtkSlim(), codecSlim(), pdfAssets(), mediaWorker(), launchPreload(), react()],
  worker: { format: 'es', plugins: () => [vtkSlim(), codecSlim()] },
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
        // Three files in place of two dozen: what all rooms stand on, what paints a picture, and what only a drawn screen
        // needs. The launch code and what paints must not import the last.
        codeSplitting: {
          groups: [
            { name: 'screen', test: SCREEN, includeDependenciesRecursively: false },
            { name: 'picture', test: PICTURE, includeDependenciesRecursively: false },
            {
              name: 'ground',
              test: /zustand\/esm\/vanilla|\/src\/(lib\/(?!zip)|model\/)/,
              includeDependenciesRecursively: false,
            },
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
