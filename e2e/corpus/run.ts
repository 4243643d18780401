// npm run test:corpus -- DIR: every file through archive, timeline and renderer; one line each, and the sum at the end.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { launchArchive } from '../archive.ts';
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts';
import { type CorpusFile, listFiles } from './files.ts';
import { Opener, type Outcome } from './opener.ts';
import { readTimelines, type Timelines } from './timelines.ts';

async function main(): Promise<number> {
  const [folder, only] = process.argv.slice(2);
  if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) {
    console.error('npm run test:corpus -- DIR [part of a path]: name a folder');
    return 2;
  }
  const archive = await launchArchive(['--no-demo', '--data', resolve(folder)]);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
  const opener = new Opener(browser, archive.url);
  try {
    const timelines = await readTimelines(archive.url);
    for (const gap of timelines.gaps) console.log(`gap on a timeline: ${gap}`);
    const results = new Map<string, Outcome>();
    for (const file of listFiles(resolve(folder))) {
      if (only !== undefined && !file.path.includes(only)) continue;
      const outcome = await judge(file, timelines, opener, results);
      results.set(file.path, outcome);
      console.log(printLine(file, outcome));
    }
    return printSum(results);
  } finally {
    await opener.close();
    await browser.close();
    await archive.stop();
  }
}

async function judge(
  file: CorpusFile,
  timelines: Timelines,
  opener: Opener,
  done: ReadonlyMap<string, Outcome>,
): Promise<Outcome> {
  const { content } = file;
  if (content.is === 'copy')
    return done.get(content.of) ?? { is: 'failed', why: `the file it copies was not opened: ${content.of}` };
  const item = timelines.itemOf(file);
  if (!item) return { is: 'failed', why: 'on no timeline' };
  return opener.open(item, content.is === 'instance' ? content.uid : undefined);
}

function printLine({ path, content }: CorpusFile, outcome: Outcome): string {
  const copy = content.is === 'copy' ? ` (a copy of ${content.of})` : '';
  switch (outcome.is) {
    case 'shown':
      return `shown ${outcome.renderer} ${path}${copy}`;
    case 'fallback':
      return `fallback ${path}${copy}`;
    case 'error':
      return `clear error: ${outcome.words} ${path}${copy}`;
    case 'failed':
      return `FAILED: ${outcome.why} ${path}${copy}`;
  }
}

/** @returns the exit code */
function printSum(results: ReadonlyMap<string, Outcome>): number {
  const all = [...results.values()];
  const count = (is: Outcome['is']): number => all.filter((outcome) => outcome.is === is).length;
  const failed = count('failed');
  console.log(
    `\n${all.length} files: ${count('shown')} shown, ${count('fallback')} fallback, ${count('error')} clear error, ${failed} FAILED`,
  );
  console.log(`${all.length - failed} passed, ${failed} failed`);
  return failed === 0 && all.length > 0 ? 0 : 1;
}

process.exitCode = await main();
