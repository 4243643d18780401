import { ASTRID } from '../data/region.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('read which variant was reported, then find one among all', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.items().filter({ hasText: 'Genpanel' }).first().click();
  const pane = timeline.opened();
  await pane.isShowing('genome');

  await expect(pane.identity).toContainText(ASTRID.printedId);
  await expect(pane.root.getByText('GRCh38')).toBeVisible();
  const rows = pane.root.locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('MLH1');
  await expect(rows.first()).toContainText('Pathogenic');

  await pane.root.getByRole('button', { name: /Visa alla|Show all/ }).click();
  expect(await rows.count()).toBeGreaterThan(20);
  await page.getByRole('searchbox', { name: /Sök gen|Find a gene/ }).fill('BRCA2');
  await expect(rows.first()).toContainText('BRCA2');
  expect(await rows.count()).toBeLessThan(10);
});
