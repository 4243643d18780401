import { HOSTILE_FILE, HOSTILE_TITLE, STUDIES } from '../data/troubles.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('code in a title or a file name is text, wherever it stands', async ({ page, troubles }) => {
  const patients = await new PatientsPage(page).open(troubles);
  const timeline = await (await patients.choose('Trubbel')).asList();
  await timeline.isSettled();
  await expect(timeline.root.getByText(HOSTILE_TITLE).first()).toBeVisible();
  await expect(timeline.root.getByText(HOSTILE_FILE.replace('.txt', ''), { exact: false }).first()).toBeVisible();

  const pane = await PaneView.open(page, troubles, [`archive~${STUDIES.hostile}`]);
  await pane.isShowing('radiology');
  await expect(page.getByText(HOSTILE_TITLE).first()).toBeVisible();

  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});

test('the page may load nothing but from its own origin, and run no foreign script', async ({ page, demo }) => {
  const response = await page.goto(demo);
  const policy = response?.headers()['content-security-policy'] ?? '';

  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  expect(policy).toMatch(/frame-ancestors/);
  expect(policy).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')/);
});
