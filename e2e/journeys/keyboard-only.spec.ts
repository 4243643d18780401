import type { Page } from '@playwright/test';
import { INGEMAR } from '../data/region.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

test('from the start page to a slice of a study and back, without a mouse', async ({ page, demo }) => {
  await page.goto(demo);
  await page.getByRole('searchbox').first().waitFor();
  await tabTo(page, 'input[type="search"]');
  await page.keyboard.type(INGEMAR.id);
  await expect(page.locator('[data-patient]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const timeline = page.locator('[data-timeline]').first();
  await expect(timeline).toBeVisible();
  await expect(timeline.locator('[data-timeline-item]').first()).toBeVisible();

  await page.keyboard.press('2');
  await tabTo(page, '[data-timeline-item]');
  const first = await focusedItem(page);
  await page.keyboard.press('ArrowDown');
  expect(await focusedItem(page)).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await focusedItem(page)).toBe(first);
  await page.keyboard.press('Enter');

  const pane = new PaneView(page);
  await expect(pane.root).toHaveAttribute('data-item', first);
  await pane.isShowing();
  await page.keyboard.press('Escape');
  await expect(timeline).toBeVisible();
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${selector}`);
}

const focusedItem = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-timeline-item') ?? '');
