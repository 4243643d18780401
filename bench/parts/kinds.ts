// What other kinds than radiology cost: a thick PDF, a long film, a long recording, a slide. Each by itself, over the embedded archive.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchArchive } from '../../e2e/archive.ts';
import { readTimelines } from '../../e2e/corpus/timelines.ts';
import type { TimelineItem } from '../../src/model/item.ts';
import { openVisitor, type Visitor } from '../browser/open.ts';
import { readMemory } from '../measure/visit.ts';
import { toSpread } from '../report/median.ts';
import { writeLongFilm, writeLongVoice, writeThickPdf } from '../synthetic/media.ts';
import { PROJECT, SCRATCH } from '../targets.ts';

const FOLDER = path.join(SCRATCH, 'kinds');
const FILES = { pdf: 'thick.pdf', video: 'theatre.mp4', audio: 'voice.wav' } as const;
const PATIENT = { id: '191212121212', issuer: '1.2.752.129.2.1.3.1', name: 'Test^Tolvan', birthDate: '19121212', sex: 'M' };
const OPEN_MS = 60_000;
/** A recording goes on being drawn after it is shown. */
const WATCH_MS = 20_000;

interface Row {
  readonly ms: number;
  readonly megabytes: number;
  readonly longestTaskMs: number;
  readonly memoryMegabytes: number;
}

/** @returns a table, or why there is none */
export async function measureKinds(repetitions: number): Promise<string> {
  await makeFiles();
  const archive = await launchArchive(['--no-demo', '--data', FOLDER]);
  try {
    const { items } = await readTimelines(archive.url);
    const lines: string[] = [];
    for (const [kind, name] of Object.entries(FILES)) {
      const item = items.find(({ title }) => title === name);
      if (!item) return `${name} is on no timeline`;
      const rows: Row[] = [];
      for (let i = 0; i < repetitions; i++) rows.push(await openOnce(archive.url, item, kind === 'audio' ? WATCH_MS : 1000));
      console.log(`${kind}: ${JSON.stringify(rows)}`);
      lines.push(printRows(kind, rows));
    }
    return [
      '| opened | first picture, ms from navigation | MB moved by then | longest task, ms | MB in all processes | goal |',
      '| --- | --- | --- | --- | --- | --- |',
      ...lines,
    ].join('\n');
  } finally {
    await archive.stop();
  }
}

async function makeFiles(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'patient.json'), JSON.stringify(PATIENT));
  const at = (name: string) => path.join(FOLDER, name);
  if (!existsSync(at(FILES.pdf))) await writeThickPdf(at(FILES.pdf), 500);
  if (!existsSync(at(FILES.audio))) await writeLongVoice(at(FILES.audio), 40);
  if (existsSync(at(FILES.video))) return;
  const films = path.join(PROJECT, 'demo', 'video');
  const film = readdirSync(films).find((name) => name.endsWith('.mp4'));
  if (film) await writeLongFilm(at(FILES.video), path.join(films, film), 500);
}

async function openOnce(origin: string, item: TimelineItem, watchMs: number): Promise<Row> {
  const visitor = await openVisitor();
  try {
    const moved = countBytes(visitor);
    await visitor.page.goto(`${origin}/p/${item.id}/view`, { waitUntil: 'commit' });
    await visitor.page.locator('[data-pane="0"][data-state="showing"]').waitFor({ timeout: OPEN_MS });
    const { ms, origin: start } = await visitor.page.evaluate(() => ({
      ms: performance.getEntriesByName('helbild:first-picture')[0]?.startTime ?? 0,
      origin: performance.timeOrigin,
    }));
    const megabytes = moved(start + ms) / 1e6;
    await visitor.page.waitForTimeout(watchMs);
    // Of showing the item: what the page needs to start is measured elsewhere.
    const longest = await visitor.page.evaluate(
      (from) => Math.max(0, ...(window.benchProbe?.longTasks ?? []).filter(([at]) => at > from).map(([, length]) => length)),
      ms,
    );
    const { processMegabytes } = await readMemory(visitor);
    return { ms, megabytes, longestTaskMs: longest, memoryMegabytes: processMegabytes };
  } finally {
    await visitor.close();
  }
}

/**
 * Bytes of answers under the sources' addresses, whoever in the browser asked for them.
 * @returns those of answers that had begun by a moment (ms since 1970): a player goes on reading after its first picture
 */
function countBytes({ page }: Visitor): (until: number) => number {
  const answers: { readonly at: number; readonly bytes: number }[] = [];
  page.context().on('response', (response) => {
    if (!/\/(fhir|dicom-web)\//.test(response.url())) return;
    const { startTime, responseStart } = response.request().timing();
    answers.push({ at: startTime + Math.max(0, responseStart), bytes: Number(response.headers()['content-length'] ?? 0) });
  });
  return (until) => answers.reduce((sum, { at, bytes }) => sum + (at <= until ? bytes : 0), 0);
}

const GOALS: Readonly<Record<string, string>> = {
  pdf: 'first page of 500 < 1000 ms, memory bounded',
  video: 'first frame of 500 MB < 3 MB',
  audio: '40 minutes, no task > 50 ms',
};

function printRows(kind: string, rows: readonly Row[]): string {
  const median = (value: (row: Row) => number, digits = 0) => (toSpread(rows.map(value))?.median ?? 0).toFixed(digits);
  const cells = [
    kind,
    median(({ ms }) => ms),
    median(({ megabytes }) => megabytes, 1),
    median(({ longestTaskMs }) => longestTaskMs),
    median(({ memoryMegabytes }) => memoryMegabytes),
    GOALS[kind] ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}
