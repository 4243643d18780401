// The peer: OHIF's published build, out of its npm package, made as small as a deployer would, its data source pointed at
// the same origin. Fetched on demand into a folder that git ignores; nothing of it is part of this project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { minifySync } from 'vite';

const VERSION = '3.13.2';

/** @returns the folder of its build, or why there is none */
export function ensureOhif(cache: string): { readonly folder: string } | { readonly missing: string } {
  const folder = path.join(cache, `ohif-${VERSION}`);
  if (existsSync(folder)) return { folder };
  mkdirSync(cache, { recursive: true });
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: cache, encoding: 'utf8' });
  const archive = path.join(cache, `ohif-app-${VERSION}.tgz`);
  if (!existsSync(archive) && run('npm', 'pack', '--silent', `@ohif/app@${VERSION}`).status !== 0)
    return { missing: `npm pack @ohif/app@${VERSION} failed` };
  const unpacked = path.join(cache, 'package');
  rmSync(unpacked, { recursive: true, force: true });
  if (run('tar', 'xzf', archive).status !== 0) return { missing: 'tar failed' };
  minify(path.join(unpacked, 'dist'));
  renameSync(path.join(unpacked, 'dist'), folder);
  rmSync(unpacked, { recursive: true, force: true });
  rmSync(archive);
  return { folder };
}

/** The package holds readable code; whoever deploys it serves it minified, and so do we. */
function minify(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js') || name === 'app-config.js') continue;
    const file = path.join(folder, name);
    const { code, errors } = minifySync(name, readFileSync(file, 'utf8'), { compress: true, mangle: true, module: false });
    if (errors.length === 0 && code.length > 0) writeFileSync(file, code);
  }
}

/** Its shipped default configuration with the data source on the same origin, nothing else tuned. */
export const OHIF_CONFIG = `window.config = ${JSON.stringify({
  name: 'bench',
  routerBasename: null,
  extensions: [],
  modes: [],
  customizationService: {},
  showStudyList: true,
  maxNumberOfWebWorkers: 3,
  showWarningMessageForCrossOrigin: true,
  showCPUFallbackMessage: true,
  showLoadingIndicator: true,
  experimentalStudyBrowserSort: false,
  strictZSpacingForVolumeViewport: true,
  groupEnabledModesFirst: true,
  allowMultiSelectExport: false,
  maxNumRequests: { interaction: 100, thumbnail: 5, prefetch: 25 },
  showErrorDetails: 'always',
  investigationalUseDialog: { option: 'never' },
  defaultDataSourceName: 'dicomweb',
  dataSources: [
    {
      namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
      sourceName: 'dicomweb',
      configuration: {
        friendlyName: 'bench',
        name: 'bench',
        wadoUriRoot: '/wado',
        qidoRoot: '/dicom-web',
        wadoRoot: '/dicom-web',
        qidoSupportsIncludeField: true,
        imageRendering: 'wadors',
        thumbnailRendering: 'wadors',
        enableStudyLazyLoad: true,
        supportsFuzzyMatching: false,
        supportsWildcard: true,
        dicomUploadEnabled: false,
        omitQuotationForMultipartRequest: true,
        bulkDataURI: { enabled: true, relativeResolution: 'studies' },
        singlepart: 'bulkdata,video',
      },
    },
  ],
})};\n// Its first-visit tour would lie over the picture.\nlocalStorage.setItem('shownTours', JSON.stringify(['basicViewerTour']));\n`;
