import { ASTRID } from '../data/region.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('read which variant was reported, then find one among all', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  const pane = await timeline.openNewest('VCF');
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

test('see how often a reported variant was read, then look beside it', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const pane = await (await (await patients.choose(ASTRID.family)).asList()).openNewest('BAM');
  await pane.isShowing('genome');

  // Where the reads open: at the variant that the laboratory reported from them.
  await expect(pane.root.getByText('GRCh38')).toBeVisible();
  const place = pane.root.locator('[data-place]');
  await expect(place).toContainText(/chr3:37\D004\D444/);
  await expect(place).toContainText(/(referens|reference) C · \d{3} (läsningar|reads)/);
  await expect(place).toContainText(/T \d+ \((4|5)\d %\)/);
  expect(await pane.colours()).toBeGreaterThan(8);

  await pane.root.focus();
  await page.keyboard.press('ArrowRight');
  await expect(place).not.toContainText(/37\D004\D444/);
  await page.getByRole('searchbox', { name: /Gå till område|Go to a region/ }).fill('chr17:100-300');
  await page.keyboard.press('Enter');
  await expect(pane.root.getByText(/^(Inga läsningar här|No reads here)/)).toBeVisible();
  await pane.root.getByRole('button', { name: /MLH1/ }).click();
  await expect(place).toContainText(/chr3:37\D004\D444/);
});
