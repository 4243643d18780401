import { ASTRID } from '../data/region.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('read a measurement, see how it changed, and open the slice it was made on', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.items().filter({ hasText: 'Mätning nodulus' }).first().click();
  const pane = timeline.opened();
  await pane.isShowing('report');

  await expect(pane.identity).toContainText(ASTRID.printedId);
  const longest = pane.root.getByRole('row').filter({ hasText: /Längsta diameter|Long Axis/ });
  await expect(longest).toContainText(/9[,.]1 mm/);
  await expect(longest).toContainText(/↗ \+\d+ %/, { timeout: 20_000 });

  await pane.root
    .getByRole('button', { name: /Visa bilden|Show the image/ })
    .first()
    .click();
  const picture = new PaneView(page, 1);
  await picture.isShowing('radiology');
  await expect.poll(picture.index).toBe(56);
});

test('the report that holds stands first, what it replaced says so', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.filter('ekokardiografisvar');
  await timeline.items().filter({ hasText: 'Ekokardiografisvar' }).first().click();
  const pane = timeline.opened();
  await pane.isShowing('report');

  await expect(pane.root.getByText(/^(Verifierat|Verified)$/)).toBeVisible();
  expect(await pane.report()).toMatchObject({ index: 1, count: 2 });
  await page.keyboard.press('PageDown');
  await expect(pane.root.getByText(/^(Preliminärt|Preliminary)$/)).toBeVisible();
  await expect(pane.root.getByText(/^(Ersatt av en senare version|Replaced by a later version)$/)).toBeVisible();
});

test('find a word in a report', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.filter('ekokardiografisvar');
  await timeline.items().filter({ hasText: 'Ekokardiografisvar' }).first().click();
  await timeline.opened().isShowing('report');

  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: /Sök i texten|Find in the text/ }).fill('mitralis');
  await expect(page.getByRole('status').filter({ hasText: /^1 (av|of) 2$/ })).toBeVisible();
});
