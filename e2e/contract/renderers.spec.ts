// Every renderer runs the contract suite, built as the app is built, in a real browser.
import { expect, type Page, test } from '@playwright/test';
import { rendererContract } from '../../src/renderers/renderer.contract.ts';
import { type ContractServer, serveContract } from './serve.ts';

const RENDERERS = [
  'radiology',
  'photo',
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

test('no foreign text was run', async () => {
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});
