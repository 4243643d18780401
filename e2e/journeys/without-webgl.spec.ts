import { readTimelines } from '../corpus/timelines.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--disable-3d-apis'] }),
});

test('a CT is painted and scrolled on a machine without WebGL', async ({ page, demo }) => {
  const ct = (await readTimelines(demo)).items.find(({ category }) => category === 'CT');
  const pane = await PaneView.open(page, demo, [ct?.id ?? '']);
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2'))).toBeNull();
  await pane.isShowing('radiology');

  expect(await pane.colours()).toBeGreaterThan(8);
  const before = await pane.index();
  await pane.wheel(100);
  await expect.poll(pane.index).not.toBe(before);
});

test('a model is turned on a machine without WebGL', async ({ page, demo }) => {
  const lung = (await readTimelines(demo)).items.find(({ category }) => category === 'M3D');
  const pane = await PaneView.open(page, demo, [lung?.id ?? '']);
  await pane.isShowing('model');

  await expect(page.getByText(/^(Ritas utan grafikkort|Drawn without a graphics card)$/)).toBeVisible();
  expect(await pane.colours()).toBeGreaterThan(50);
  const before = (await pane.report()).presentation?.values.right;
  await pane.drag(120, 0);
  await expect.poll(async () => (await pane.report()).presentation?.values.right).not.toEqual(before);
});
