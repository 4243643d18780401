// One visit: from navigation to the first picture, to all pictures, scrolling, memory. Nothing in the page is changed.

import { openVisitor, type Visitor, WINDOW } from '../browser/open.ts';
import { type Clock, memoryMegabytes, processorSeconds, startClock } from '../browser/processes.ts';
import { measureScroll, type Scrolling } from '../browser/scroll.ts';
import { type Scenario, type TargetName, toAddress } from '../scenarios.ts';
import { framesArrived, printWaterfall, sumTraffic, type Traffic } from '../serve/exchanges.ts';
import type { Site } from '../serve/site.ts';

/** One row of the raw results. Times: ms since navigation. */
export interface Visit {
  readonly scenario: string;
  readonly target: TargetName;
  readonly net: string;
  readonly repetition: number;
  readonly at: string;
  firstPaintMs?: number;
  firstPictureMs?: number;
  firstElement?: string;
  /** The viewer's own marks (docs: contract), where it has them. */
  marks?: Readonly<Record<string, number>>;
  /** Up to the first picture. */
  traffic?: Traffic;
  allFramesMs?: number;
  framesArrived?: number;
  /** While loading, before the scroll. */
  longTasks?: number;
  longestTaskMs?: number;
  scroll?: Scrolling;
  heapMegabytes?: number;
  buffersMegabytes?: number;
  processMegabytes?: number;
  /** Share of the machine that others used meanwhile: distrust the row above 0.35. */
  foreignShare?: number;
  error?: string;
  errors?: readonly string[];
  waterfall?: string;
}

export interface VisitOptions {
  readonly scenario: Scenario;
  readonly target: TargetName;
  readonly net: string;
  readonly repetition: number;
  readonly site: Site;
  /** Of servers that work for us. */
  readonly ourPids: readonly number[];
  readonly screenshot?: string;
}

const FIRST_PICTURE_MS = 45_000;
const ALL_FRAMES_MS = 120_000;
/** So long without a request: what is missing will not come. */
const QUIET_MS = 8000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function visit(options: VisitOptions): Promise<Visit> {
  const { scenario, target, net, repetition, site } = options;
  const row: Visit = { scenario: scenario.name, target, net, repetition, at: new Date().toISOString() };
  const visitor = await openVisitor();
  try {
    await untilCalm(visitor);
    const clock = startClock();
    const before = processorSeconds([...(await visitor.pids()), ...options.ourPids, process.pid]);
    site.log.length = 0;
    await visitor.page.goto(site.url + toAddress(target, scenario), { waitUntil: 'commit', timeout: 60_000 });
    await measureLoading(row, visitor, options);
    await noteForeign(row, visitor, options, clock, before);
  } catch (error) {
    row.error = error instanceof Error ? error.message.slice(0, 300) : String(error);
  } finally {
    if (visitor.errors.length > 0) row.errors = visitor.errors;
    await visitor.close();
  }
  return row;
}

async function measureLoading(row: Visit, visitor: Visitor, { scenario, site, screenshot }: VisitOptions): Promise<void> {
  const { page } = visitor;
  const originMs = await page.evaluate(() => performance.timeOrigin);
  const first = await waitForFirstPicture(visitor);
  row.waterfall = printWaterfall(site.log, originMs, 100);
  if (!first) throw new Error('no picture');
  row.firstPictureMs = first.ms;
  row.firstElement = first.element;
  row.traffic = sumTraffic(site.log, originMs + first.ms);
  if (screenshot) await page.screenshot({ path: screenshot });
  if (scenario.frames > 1) {
    const arrived = await waitForAllFrames(site, scenario);
    row.framesArrived = arrived.size;
    if (arrived.size >= scenario.frames) row.allFramesMs = Math.max(...arrived.values()) - originMs;
  }
  await untilCalm(visitor);
  await noteMemory(row, visitor);
  if (scenario.frames > 1)
    row.scroll = await measureScroll(visitor, { x: WINDOW.width * 0.55, y: WINDOW.height * 0.5 }, scenario.frames);
}

async function waitForFirstPicture({ page }: Visitor): Promise<{ ms: number; element: string } | undefined> {
  const deadline = performance.now() + FIRST_PICTURE_MS;
  while (performance.now() < deadline) {
    const first = await page
      .evaluate(() => ({ ms: window.benchProbe?.firstPicture, element: window.benchProbe?.firstElement ?? '' }))
      .catch(() => undefined);
    if (first?.ms !== undefined) return { ms: first.ms, element: first.element };
    await sleep(100);
  }
  return undefined;
}

async function waitForAllFrames({ log }: Site, { series, frames }: Scenario): Promise<Map<string, number>> {
  const deadline = performance.now() + ALL_FRAMES_MS;
  for (;;) {
    const arrived = framesArrived(log, series);
    const lastMs = Math.max(...log.map((exchange) => exchange.endMs ?? Number.POSITIVE_INFINITY));
    const isQuiet = performance.timeOrigin + performance.now() - lastMs > QUIET_MS;
    if (arrived.size >= frames || isQuiet || performance.now() > deadline) return arrived;
    await sleep(200);
  }
}

/** Waits until the browser uses less than 15 % of one processor for about a second. */
async function untilCalm(visitor: Visitor): Promise<void> {
  let used = processorSeconds(await visitor.pids());
  for (let calm = 0, i = 0; i < 60 && calm < 3; i++) {
    const at = performance.now();
    await sleep(300);
    const now = processorSeconds(await visitor.pids());
    calm = (now - used) / ((performance.now() - at) / 1000) < 0.15 ? calm + 1 : 0;
    used = now;
  }
}

async function noteMemory(row: Visit, visitor: Visitor): Promise<void> {
  const { page } = visitor;
  Object.assign(row, await readMemory(visitor));
  const { paint, longTasks, marks } = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    longTasks: window.benchProbe?.longTasks ?? [],
    marks: performance.getEntriesByType('mark').map(({ name, startTime }): [string, number] => [name, startTime]),
  }));
  if (paint !== undefined) row.firstPaintMs = paint;
  row.longTasks = longTasks.length;
  row.longestTaskMs = Math.max(0, ...longTasks.map(([, duration]) => duration));
  const own = marks.filter(([name]) => name.startsWith('helbild:')).reverse();
  if (own.length > 0) row.marks = Object.fromEntries(own);
}

export interface Memory {
  readonly heapMegabytes: number;
  readonly buffersMegabytes: number;
  readonly processMegabytes: number;
}

/** After a forced collection: the page's heap, its buffers, and what all the browser's processes hold. */
export async function readMemory({ devtools, pids }: Visitor): Promise<Memory> {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; backingStorageSize?: number } = await devtools.send('Runtime.getHeapUsage');
  return {
    heapMegabytes: usage.usedSize / 2 ** 20,
    buffersMegabytes: (usage.backingStorageSize ?? 0) / 2 ** 20,
    processMegabytes: memoryMegabytes(await pids()),
  };
}

async function noteForeign(row: Visit, visitor: Visitor, options: VisitOptions, clock: Clock, before: number): Promise<void> {
  const ours = [...(await visitor.pids()), ...options.ourPids, process.pid];
  const share = clock.foreignShare(ours, before);
  if (share !== undefined) row.foreignShare = share;
}
