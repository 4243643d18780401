// How much code must come before anything is seen: the start page, and a CT by its address.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openVisitor } from '../browser/open.ts';
import type { Exchange } from '../serve/exchanges.ts';
import { openSyntheticArchive } from '../synthetic/archive.ts';
import { studyUid } from '../synthetic/story.ts';
import { openTarget } from '../targets.ts';

interface Stage {
  readonly name: string;
  readonly address: string;
  /** Up to this: a mark of the contract. */
  readonly mark: string;
  readonly goal: string;
}
const STAGES: readonly Stage[] = [
  { name: 'start page, usable', address: '/', mark: 'helbild:shell', goal: '≤ 150 kB gzip' },
  {
    name: 'first CT picture',
    address: `/p/bench~${studyUid(0)}/view`,
    mark: 'helbild:first-picture',
    goal: '≤ 300 kB in ≤ 12 requests',
  },
];

/** @returns a table and the files behind it, or why there is none */
export async function measureShell(dist: string): Promise<string> {
  const archive = await openSyntheticArchive({ studies: 1, slices: 40, isAllCt: true });
  const site = await openTarget('ours', { backend: archive.url, net: 'lo', dist });
  if ('missing' in site) {
    archive.close();
    return site.missing;
  }
  const lines: string[] = [];
  try {
    for (const stage of STAGES) {
      site.log.length = 0;
      const scripts = await scriptsBefore(stage, site.url, site.log);
      const wire = scripts.reduce((sum, { wireBytes }) => sum + wireBytes, 0) / 1000;
      const gzip = scripts.reduce((sum, { url }) => sum + gzipBytes(dist, url), 0) / 1000;
      lines.push(`| ${stage.name} | ${gzip.toFixed(0)} | ${wire.toFixed(0)} | ${scripts.length} | ${stage.goal} |`);
      for (const { url } of scripts) console.log(`  ${stage.name}: ${(gzipBytes(dist, url) / 1000).toFixed(1)} kB gzip  ${url}`);
    }
  } finally {
    await site.close();
    archive.close();
  }
  return [
    '| JavaScript before | kB gzip | kB as served (brotli) | requests | goal |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

async function scriptsBefore({ address, mark }: Stage, url: string, log: readonly Exchange[]): Promise<Exchange[]> {
  const { page, close } = await openVisitor();
  try {
    await page.goto(url + address, { waitUntil: 'commit' });
    const handle = await page.waitForFunction(
      (name) => {
        const [entry] = performance.getEntriesByName(name);
        return entry && performance.timeOrigin + entry.startTime;
      },
      mark,
      { timeout: 60_000 },
    );
    const untilMs = Number(await handle.jsonValue());
    return log.filter(({ type, endMs }) => /javascript/.test(type) && endMs !== undefined && endMs <= untilMs);
  } finally {
    await close();
  }
}

const gzipBytes = (dist: string, url: string): number => {
  const { pathname } = new URL(url, 'http://site');
  return gzipSync(readFileSync(path.join(dist, pathname)), { level: 9 }).length;
};
