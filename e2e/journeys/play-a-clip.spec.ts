import { readTimelines } from '../corpus/timelines.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

test('an ultrasound clip plays, pauses and steps', async ({ page, demo }) => {
  const { items } = await readTimelines(demo);
  const clip = items.find(({ category, title }) => category === 'US' && /eko/i.test(title));
  test.skip(!clip, 'the region has no ultrasound');
  const pane = await PaneView.open(page, demo, [clip?.id ?? '']);
  await pane.isShowing('radiology');
  await pane.root.focus();

  const { count = 0 } = await pane.report();
  expect(count).toBeGreaterThan(1);
  const before = await pane.index();
  await page.keyboard.press(' ');
  const seen = new Set<number>();
  await expect.poll(async () => seen.add(await pane.index()).size, { intervals: [60] }).toBeGreaterThan(5);
  await page.keyboard.press(' ');
  await page.waitForTimeout(200);
  const paused = await pane.index();
  await page.waitForTimeout(400);
  expect(await pane.index(), 'it stands still').toBe(paused);
  await page.keyboard.press('Home');
  await expect.poll(pane.index).toBe(1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(pane.index).toBe(2);
  expect(before).toBeGreaterThan(0);
});
