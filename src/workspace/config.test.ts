import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { ConfigError, configSchema, parseConfig } from './config.ts';

const good = { sources: [{ id: 'archive', type: 'dicomweb', label: 'Archive', urls: { base: '/dicom-web' } }] };

describe('the configuration', () => {
  it('fills in what is left out', () => {
    const config = parseConfig(good);

    expect(config.language).toBe('sv');
    expect(config.sources[0]).toMatchObject({ auth: { type: 'none' }, rewrite: [] });
  });

  it('names the path of a wrong entry', () => {
    const wrong = { sources: [...good.sources, { ...good.sources[0], id: 'b', urls: { base: 'ftp://x' } }] };

    expect(() => parseConfig(wrong)).toThrow(ConfigError);
    expect(() => parseConfig(wrong)).toThrow(/sources\.1\.urls\.base: use a path/);
  });

  it('refuses an unknown entry, a second source of the same id, and no source at all', () => {
    expect(() => parseConfig({ ...good, lanugage: 'sv' })).toThrow(/lanugage/);
    expect(() => parseConfig({ sources: [...good.sources, ...good.sources] })).toThrow(/same id/);
    expect(() => parseConfig({ sources: [] })).toThrow(/at least one/);
  });

  it('refuses an address that would leave the configured host by a trick', () => {
    for (const base of ['//evil.example', 'javascript:alert(1)', 'data:text/plain,x', 'http://']) {
      expect(() => parseConfig({ sources: [{ ...good.sources[0], urls: { base } }] })).toThrow(/urls\.base/);
    }
  });

  it('is the published schema (npm run schema writes it)', () => {
    const published: unknown = JSON.parse(readFileSync(new URL('../../public/config.schema.json', import.meta.url), 'utf8'));

    expect(toJsonSchema(configSchema, { errorMode: 'ignore', typeMode: 'input' })).toEqual(published);
  });
});
