// Opens a hundred CT studies one after the other, as a day's work does: what the browser holds after 1, 10 and all of them.
import { openVisitor, type Visitor } from '../browser/open.ts';
import { type Memory, readMemory } from '../measure/visit.ts';
import { framesArrived } from '../serve/exchanges.ts';
import type { Site } from '../serve/site.ts';
import { openSyntheticArchive } from '../synthetic/archive.ts';
import { seriesUid, studyUid } from '../synthetic/story.ts';
import { openTarget } from '../targets.ts';

const STUDIES = 100;
const SLICES = 40;
const READ_AFTER = [1, 10, 50, STUDIES];
const OPEN_MS = 60_000;

/** @returns a table, or why there is none */
export async function measureMemory(dist: string): Promise<string> {
  const archive = await openSyntheticArchive({ studies: STUDIES, slices: SLICES, isAllCt: true });
  const site = await openTarget('ours', { backend: archive.url, net: 'lo', dist });
  if ('missing' in site) {
    archive.close();
    return site.missing;
  }
  const visitor = await openVisitor();
  try {
    await visitor.page.goto(`${site.url}/p/bench~${studyUid(0)}`);
    const readings: { opened: number; memory: Memory }[] = [];
    for (let opened = 1; opened <= STUDIES; opened++) {
      site.log.length = 0;
      await openStudy(visitor, site, opened - 1);
      if (!READ_AFTER.includes(opened)) continue;
      await visitor.page.waitForTimeout(1000);
      const memory = await readMemory(visitor);
      console.log(`memory after ${opened}: ${JSON.stringify(memory)}`);
      readings.push({ opened, memory });
    }
    return printReadings(readings);
  } finally {
    await visitor.close();
    await site.close();
    archive.close();
  }
}

/** As a click on the time strip does: the address changes, the page does not. */
async function openStudy({ page }: Visitor, site: Site, study: number): Promise<void> {
  const id = `bench~${studyUid(study)}`;
  await page.evaluate((item) => {
    const path = `/p/${item}/view`;
    if (location.pathname === path) return;
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, id);
  // Not waitForSelector: the handle that it returns would keep the pane in memory when it has gone.
  await page.locator(`[data-pane="0"][data-state="showing"][data-item="${id}"]`).waitFor({ timeout: OPEN_MS });
  const deadline = performance.now() + OPEN_MS;
  while (framesArrived(site.log, seriesUid(study)).size < SLICES) {
    if (performance.now() > deadline) throw new Error(`study ${study + 1} of ${STUDIES} did not arrive in full`);
    await page.waitForTimeout(20);
  }
}

function printReadings(readings: readonly { opened: number; memory: Memory }[]): string {
  const ten = readings.find(({ opened }) => opened === 10)?.memory.processMegabytes;
  const lines = readings.map(({ opened, memory }) => {
    const ratio = ten && opened > 10 ? (memory.processMegabytes / ten).toFixed(2) : '';
    const { heapMegabytes, buffersMegabytes, processMegabytes } = memory;
    return `| ${opened} | ${heapMegabytes.toFixed(0)} | ${buffersMegabytes.toFixed(0)} | ${processMegabytes.toFixed(0)} | ${ratio} |`;
  });
  return [
    `CT studies of ${SLICES} slices of 512 × 512, opened one after the other; goal: the last ≤ 1.10 of the tenth.`,
    '',
    '| opened | heap MB | buffers MB | all processes MB | of ten |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
