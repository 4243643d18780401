// A timeline of ten thousand items: when its first ones are on screen, and whether the page ever stops while it is moved.
import { openVisitor, type Visitor, WINDOW } from '../browser/open.ts';
import type { Options } from '../options.ts';
import { toSpread } from '../report/median.ts';
import type { Site } from '../serve/site.ts';
import { openSyntheticArchive } from '../synthetic/archive.ts';
import { studyUid } from '../synthetic/story.ts';
import { openTarget } from '../targets.ts';

const ITEMS = 10_000;
const NOTCHES = 60;
const SETTLE_MS = 60_000;

interface Row {
  /** ms since navigation: an item is on screen; all sources have answered. */
  readonly firstItemMs: number;
  readonly allMs: number;
  readonly nodes: number;
  readonly longestLoadingMs: number;
  readonly scroll: Stalls;
  readonly zoom: Stalls;
  readonly pan: Stalls;
}
interface Stalls {
  readonly count: number;
  readonly longestMs: number;
}

/** @returns a table, or why there is none */
export async function measureTimeline({ repetitions, dist }: Pick<Options, 'repetitions' | 'dist'>): Promise<string> {
  const archive = await openSyntheticArchive({ studies: ITEMS, slices: 1, isAllCt: false });
  const site = await openTarget('ours', { backend: archive.url, net: 'lo', dist });
  if ('missing' in site) {
    archive.close();
    return site.missing;
  }
  try {
    const rows: Row[] = [];
    for (let i = 0; i < repetitions; i++) {
      const row = await measureOnce(site);
      console.log(`timeline #${i + 1}: ${JSON.stringify(row)}`);
      rows.push(row);
    }
    return printRows(rows);
  } finally {
    await site.close();
    archive.close();
  }
}

async function measureOnce(site: Site): Promise<Row> {
  const visitor = await openVisitor();
  const { page } = visitor;
  try {
    await page.goto(`${site.url}/p/bench~${studyUid(0)}`, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.benchProbe?.firstItem !== undefined, null, { timeout: SETTLE_MS });
    const isSettled = () => performance.getEntriesByName('helbild:timeline').length > 0;
    // A list that never ends is measured while it grows: the row then says so.
    await page.waitForFunction(isSettled, null, { timeout: SETTLE_MS }).catch(() => undefined);
    await page.waitForTimeout(1500);
    const loaded = await page.evaluate(() => ({
      firstItemMs: window.benchProbe?.firstItem ?? 0,
      allMs: performance.getEntriesByName('helbild:timeline')[0]?.startTime ?? Number.POSITIVE_INFINITY,
      nodes: document.querySelectorAll('[data-timeline-item]').length,
      longest: (window.benchProbe?.longTasks ?? []).map(([, duration]) => duration),
    }));
    const scroll = await turn(visitor, []);
    const zoom = await turn(visitor, ['Control']);
    const pan = await turn(visitor, ['Shift']);
    const { firstItemMs, allMs, nodes, longest } = loaded;
    return { firstItemMs, allMs, nodes, longestLoadingMs: Math.max(0, ...longest), scroll, zoom, pan };
  } finally {
    await visitor.close();
  }
}

/** The wheel with a key held, there and back again (ux §6): scroll the lanes, zoom about the pointer, pan through time. */
async function turn({ page }: Visitor, keys: readonly string[]): Promise<Stalls> {
  await page.mouse.move(WINDOW.width / 2, WINDOW.height / 2);
  const startMs = await page.evaluate(() => performance.now());
  for (const key of keys) await page.keyboard.down(key);
  for (let notch = 0; notch < NOTCHES; notch++) {
    await page.mouse.wheel(0, notch < NOTCHES / 2 ? -100 : 100);
    await page.waitForTimeout(16);
  }
  for (const key of keys) await page.keyboard.up(key);
  await page.waitForTimeout(500);
  const durations = await page.evaluate(
    (from) => (window.benchProbe?.longTasks ?? []).filter(([start]) => start >= from).map(([, duration]) => duration),
    startMs,
  );
  return { count: durations.length, longestMs: Math.max(0, ...durations) };
}

function printRows(rows: readonly Row[]): string {
  const median = (value: (row: Row) => number) => (toSpread(rows.map(value))?.median ?? 0).toFixed(0);
  const stalls = (name: 'scroll' | 'zoom' | 'pan') =>
    `${median((row) => row[name].count)} (${median((row) => row[name].longestMs)} ms)`;
  return [
    `| ${ITEMS} items | median of ${rows.length} | goal |`,
    '| --- | --- | --- |',
    `| first item on screen, ms from navigation | ${median((row) => row.firstItemMs)} | < 1000 |`,
    `| all sources have answered, ms | ${median((row) => row.allMs).replace('Infinity', `not within ${SETTLE_MS}`)} | |`,
    `| items in the page | ${median((row) => row.nodes)} | ≤ 400 |`,
    `| longest task while loading, ms | ${median((row) => row.longestLoadingMs)} | |`,
    `| tasks over 50 ms while scrolling (longest) | ${stalls('scroll')} | 0 |`,
    `| … while zooming | ${stalls('zoom')} | 0 |`,
    `| … while moving through time | ${stalls('pan')} | 0 |`,
  ].join('\n');
}
