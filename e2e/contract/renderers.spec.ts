// Every renderer runs the contract suite, built as the app is built, in a real browser.
import { expect, type Page, test } from '@playwright/test';
import { rendererContract } from '../../src/renderers/renderer.contract.ts';
import { type ContractServer, serveContract } from './serve.ts';

const RENDERERS = [
  'radiology',
  'photo',
  'eye',
  'waveform',
  'audio',
  'pdf',
  'text',
  'form',
  'bundle',
  'genome',
  'report',
  'slide',
  'video',
  'model',
  'fallback',
];

let server: ContractServer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  server = await serveContract();
  page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => window.contract);
});
test.afterAll(async () => {
  await page?.close();
  await server?.close();
});

test('no renderer is left out', async () => {
  expect(await page.evaluate(() => window.contract?.renderers)).toEqual(RENDERERS);
});

for (const renderer of RENDERERS) {
  test.describe(renderer, () => {
    for (const { name } of rendererContract) {
      test(name, async () => {
        const why = await page.evaluate(([id = '', clause = '']) => window.checkClause?.(id, clause), [renderer, name]);
        expect(why).toBe('');
      });
    }
  });
}

test('a slide of forty thousand megapixels is flown over with what is looked at, and no more', async () => {
  test.setTimeout(120_000);
  const flight = await page.evaluate(() => window.flyOverHugeSlide?.());
  test.info().annotations.push({ type: 'flight', description: JSON.stringify(flight) });
  expect(flight?.answered).toBeLessThanOrEqual((flight?.needed ?? 0) * 1.2);
});

const MEGABYTES = 48;
/** So many times is the garbage collected, for canvases are let go of a while after the tiles that held them. */
const COLLECTIONS = 6;

// Where a pane shows more than may be held, as one of a slide without overview levels does, what it shows is held.
for (const { name, levels, most } of [
  { name: 'of ten levels', levels: 10, most: MEGABYTES * 1.25 },
  { name: 'without overview levels', levels: 1, most: MEGABYTES * 4 },
]) {
  test(`a slide of forty thousand megapixels, ${name}, is roamed over in constant memory`, async () => {
    test.setTimeout(180_000);
    const devtools = await page.context().newCDPSession(page);
    const measure = async () => {
      const heaps: number[] = [];
      for (let round = 0; round < COLLECTIONS; round++) {
        await page.waitForTimeout(250);
        await devtools.send('HeapProfiler.collectGarbage');
        heaps.push((await devtools.send('Runtime.getHeapUsage')).usedSize / 2 ** 20);
      }
      return { ...(await page.evaluate(() => window.roaming?.held())), heapMegabytes: Math.min(...heaps) };
    };
    await page.evaluate(
      async (options) => {
        const roaming = await window.roamOverHugeSlide?.(options);
        if (roaming) window.roaming = roaming;
      },
      { picturesBytes: MEGABYTES * 2 ** 20, levels },
    );
    // Both times it rests where it is looked at in the same magnification.
    await page.evaluate(() => window.roaming?.roam(9));
    const early = await measure();
    await page.evaluate(() => window.roaming?.roam(52));
    const late = await measure();
    await page.evaluate(() => window.roaming?.end());
    test.info().annotations.push({ type: 'held', description: JSON.stringify({ early, late }) });
    // It was moved over, and more was looked at than may be held.
    expect(late.answered).toBeGreaterThan((early.answered ?? 0) + 2 * MEGABYTES);
    expect(late.canvasMegabytes).toBeLessThan(most);
    expect(late.heapMegabytes).toBeLessThan(early.heapMegabytes + 1);
    await devtools.detach();
  });
}

test('no foreign text was run', async () => {
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});
