// /config.json: the one somebody wrote, or the archive's own two faces.
import { readFileSync } from 'node:fs';

export interface ViewerConfig {
  readonly text: string;
  /** Other origins that the viewer is told to ask. */
  readonly origins: readonly string[];
}

const DEFAULT = {
  sources: [
    {
      id: 'archive',
      type: 'dicomweb',
      label: { sv: 'Bildarkivet', en: 'Image archive' },
      urls: { base: '/dicom-web' },
      auth: { type: 'none' },
    },
    {
      id: 'documents',
      type: 'mhd',
      label: { sv: 'Dokumentarkivet', en: 'Document archive' },
      urls: { base: '/fhir' },
      auth: { type: 'none' },
    },
  ],
  features: {},
};

/** @throws Error in words for the terminal; the viewer checks the rest against its schema and names what is wrong */
export function readViewerConfig(path?: string): ViewerConfig {
  if (path === undefined) return { text: JSON.stringify(DEFAULT), origins: [] };
  let text: string;
  let json: unknown;
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new Error(`--config: ${path} cannot be read`);
  }
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`--config: ${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof json !== 'object' || json === null || !('sources' in json) || !Array.isArray(json.sources))
    throw new Error(`--config: ${path}: sources: an array is needed`);
  return { text, origins: [...new Set(addressesIn(json.sources).flatMap(originOf))] };
}

/** Every address below `urls` and `rewrite[].to`, wherever they stand. */
function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(addressesIn);
}

function originOf(address: string): string[] {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return [];
  return [new URL(address).origin];
}
