import type { Page } from '@playwright/test';
import { readTimelines } from '../corpus/timelines.ts';
import { ASTRID } from '../data/region.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

test.use({ tolerated: /Failed to load resource/ });

/** Holds back the code that draws the app. @returns lets it through */
async function holdApp(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined;
  const isWanted = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/assets/mount-*.js', async (route) => {
    await isWanted;
    await route.continue();
  });
  return () => letThrough();
}

async function newestOfAstrid(demo: string, category: string): Promise<string> {
  const { items } = await readTimelines(demo);
  const found = items.find((item) => item.category === category && item.identity.id.value === ASTRID.id);
  if (!found) throw new Error(`the demo region has no ${category}`);
  return found.id;
}

const hasPainted = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('helbild:first-picture').length > 0, null, { timeout: 45_000 });

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

for (const size of SIZES)
  test(`a launched picture is there before the app, says whose it is, and stays where it is, ${size.width} wide`, async ({
    page,
    demo,
  }) => {
    await page.setViewportSize(size);
    const id = await newestOfAstrid(demo, 'CT');
    const release = await holdApp(page);
    await page.goto(`${demo}/p/${id}/view`);
    await hasPainted(page);

    const canvas = await page.locator('canvas').first().elementHandle();
    // Names are set anew when their letters have come, before the app or after.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await expect(page.locator('[data-pane]')).toHaveCount(0);
    await expect(page.locator('#root')).toContainText(ASTRID.family);
    await expect(page.locator('#root')).toContainText(ASTRID.printedId);
    const before = await canvas?.boundingBox();
    expect(before?.width).toBeGreaterThan(300);

    release();
    const pane = new PaneView(page);
    await pane.isShowing('radiology');
    await expect(pane.identity).toContainText(ASTRID.family);
    expect(await canvas?.boundingBox(), 'the same canvas in the same place').toEqual(before);
    await expect.poll(pane.index).toBeGreaterThan(0);
    await page.keyboard.press('Home');
    await expect.poll(pane.index).toBe(1);
  });

test('a launched picture whose file says another name is not painted before the app either', async ({ page, demo }) => {
  const id = await newestOfAstrid(demo, 'CT');
  await page.route('**/metadata*', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const dataset of json) dataset['00100010'] = { vr: 'PN', Value: [{ Alphabetic: 'Någon^Annan' }] };
    await route.fulfill({ response, json });
  });
  const release = await holdApp(page);
  const isTold = page.waitForResponse(/\/metadata/);
  await page.goto(`${demo}/p/${id}/view`);
  await expect(page.locator('#root')).toContainText(ASTRID.family);
  await isTold;
  await page.waitForTimeout(500);
  expect(await page.locator('canvas').count()).toBe(0);

  release();
  const pane = new PaneView(page);
  await pane.hasFailed();
  expect((await pane.report()).failure).toBe('otherPatient');
});

test('an item that cannot be shown at the launch says so in the app, and can be tried again', async ({ page, demo }) => {
  const id = await newestOfAstrid(demo, 'CT');
  let isDown = true;
  await page.route('**/metadata*', (route) => (isDown ? route.fulfill({ status: 503 }) : route.continue()));
  await page.route('**/frames/**', (route) => (isDown ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto(`${demo}/p/${id}/view`);
  const pane = new PaneView(page);
  await pane.hasFailed();

  isDown = false;
  await pane.alert.getByRole('button').first().click();
  await pane.isShowing('radiology');
});
