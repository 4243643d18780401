// The viewers that are compared, each a site in front of the same backend.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureOhif, OHIF_CONFIG } from './peer/ohif.ts';
import type { TargetName } from './scenarios.ts';
import { type LinkSpeed, WIFI } from './serve/link.ts';
import { openSite, type Site, type SiteOptions } from './serve/site.ts';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));
/** Git ignores it. */
export const SCRATCH = path.join(PROJECT, '.bench');

export type Net = 'lo' | 'wifi';
const LINKS: Readonly<Record<Net, LinkSpeed | undefined>> = { lo: undefined, wifi: WIFI };

const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
/** As docs/deploy.md says. */
export const SECURITY = {
  ...ISOLATED,
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** The viewer's configuration for one DICOMweb backend behind its own origin. */
export const toConfig = (id: string) =>
  JSON.stringify({ language: 'en', sources: [{ id, type: 'dicomweb', label: 'Orthanc', urls: { base: '/dicom-web' } }] });

interface Opening {
  /** Origin. */
  readonly backend: string;
  readonly net: Net;
  /** Folder of our built viewer. */
  readonly dist: string;
}

/** Opens a viewer's site. @returns why it cannot be compared here, instead */
export async function openTarget(
  target: TargetName,
  { backend, net, dist }: Opening,
): Promise<Site | { readonly missing: string }> {
  const link = LINKS[net];
  const common = { backend, cache: path.join(SCRATCH, 'compressed'), ...(link && { link }) };
  const options = toSiteOptions(target, dist);
  return 'missing' in options ? options : openSite({ ...common, ...options });
}

function toSiteOptions(
  target: TargetName,
  dist: string,
): Pick<SiteOptions, 'root' | 'folders' | 'texts' | 'headers'> | { missing: string } {
  if (target === 'floor') {
    const codecs = path.join(PROJECT, 'node_modules', '@cornerstonejs');
    return { root: path.join(PROJECT, 'bench', 'floor'), folders: { '/codecs/': codecs }, headers: ISOLATED };
  }
  if (target === 'ours') {
    if (!existsSync(path.join(dist, 'index.html'))) return { missing: `nothing in ${dist}: run npm run build first` };
    return { root: dist, texts: { '/config.json': toConfig('bench') }, headers: SECURITY };
  }
  const ohif = ensureOhif(path.join(SCRATCH, 'peer'));
  if ('missing' in ohif) return ohif;
  return { root: ohif.folder, texts: { '/app-config.js': OHIF_CONFIG }, headers: ISOLATED };
}
