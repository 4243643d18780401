import { PATIENTS, printId } from '../../demo/region.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

const { id, family } = PATIENTS.ingemar;

test('read a visual field: both eyes, one of them, and how it has gone through the years', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('OPV');
  await pane.isShowing('eye');
  await expect(pane.identity).toContainText(printId(id));

  // The right eye comes first though the left one was opened: each is a series of its own.
  const report = pane.root.getByRole('img', { name: /^(Synfält|Visual field) (Höger|Right).*(Vänster|Left)/ });
  await expect(report).toBeVisible();
  expect(await pane.colours()).toBeGreaterThan(8);
  const both = page.getByRole('radio', { name: /^(Båda|Both)$/ });
  await expect(both).toBeChecked();

  const right = page.getByRole('region', { name: /^(Höger öga|Right eye)/ });
  await expect(right).toContainText(/MD−\d/);
  await expect(right).toContainText(/PSD\d/);
  await expect(right.getByText(/^MD −/)).toHaveCount(4);

  await page.getByRole('radio', { name: /^(Höger|Right)$/ }).click();
  await expect(pane.root.getByRole('img', { name: /^(Synfält|Visual field) (Höger|Right) \S+ \(OD\)$/ })).toBeVisible();
  await pane.root.focus();
  await page.keyboard.press('Shift+Digit3');
  await expect(pane.root.getByRole('img', { name: /^(Synfält|Visual field) (Vänster|Left) \S+ \(OS\)$/ })).toBeVisible();
  await page.keyboard.press('Shift+Digit1');
  await expect(both).toBeChecked();
});

test('look at both eyes of a visit at once, and at one of them', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('OP');
  await pane.isShowing('photo');

  await expect(page.getByRole('radio', { name: /^(Båda|Both)$/ })).toBeChecked();
  const strip = page.getByRole('list', { name: /^(Bilder|Pictures)$/ });
  await expect(strip.locator('[aria-current]')).toHaveCount(2);
  await expect(page.getByText(/omräknad av webbläsaren|converted by the browser/)).toBeVisible();

  await page.getByRole('radio', { name: /^(Vänster|Left)$/ }).click();
  await expect.poll(pane.index).toBe(2);
  await expect(strip.locator('[aria-current]')).toHaveCount(1);
  await pane.root.focus();
  await page.keyboard.press('Shift+Digit1');
  await expect(strip.locator('[aria-current]')).toHaveCount(2);
});
