import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { readTimelines } from '../corpus/timelines.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

/** The GPU interpolates with less precision than the plain canvas does: at edges a few grey levels. */
const PATHS = [
  { path: 'cpu', meanDifference: 0, share: 0 },
  { path: 'gpu', meanDifference: 1, share: 0.01 },
] as const;
const VISIBLE = 8;

/** Holds the engine's code back. @returns lets it through */
async function holdEngine(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined;
  const isWanted = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/assets/start-*.js', async (route) => {
    await isWanted;
    await route.continue();
  });
  return () => letThrough();
}

const pixels = async (pane: PaneView): Promise<Buffer> =>
  sharp(await pane.root.screenshot())
    .greyscale()
    .raw()
    .toBuffer();

for (const { path, meanDifference, share } of PATHS)
  for (const category of ['CT', 'DX'])
    test(`the engine takes over a ${category} on the ${path}, and nothing moves or changes`, async ({ page, demo }) => {
      const items = (await readTimelines(demo)).items.filter((item) => item.category === category);
      expect(items.length).toBeGreaterThan(0);
      const release = await holdEngine(page);
      await page.goto(`${demo}/p/${items[0]?.id}/view?radiology=${path}`);
      const pane = new PaneView(page);
      await pane.isShowing('radiology');
      await page.waitForFunction(() => performance.getEntriesByName('helbild:item-complete').length > 0);
      await page.waitForTimeout(300);
      await expect(pane.root.locator('[data-engine]')).toHaveCount(0);
      const before = await pixels(pane);

      release();
      await expect(pane.root.locator(`[data-engine="${path}"]`)).toHaveCount(1, { timeout: 30_000 });
      await page.waitForTimeout(500);
      const after = await pixels(pane);

      expect(after.length).toBe(before.length);
      let sum = 0;
      let visible = 0;
      for (const [at, value] of before.entries()) {
        const difference = Math.abs(value - (after[at] ?? 0));
        sum += difference;
        if (difference > VISIBLE) visible++;
      }
      expect(sum / before.length).toBeLessThanOrEqual(meanDifference);
      expect(visible / before.length).toBeLessThanOrEqual(share);
    });
