import { printPageText } from '../data/pdf.ts';
import { ASTRID } from '../data/region.ts';
import { PATIENT } from '../data/troubles.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('open a report, read it, find a word in it', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const pane = await (await (await patients.choose(ASTRID.family)).asList()).openNewest('PDF');
  await pane.isShowing('pdf');

  await expect(pane.identity).toContainText(ASTRID.printedId);
  expect(await pane.colours()).toBeGreaterThan(8);
  const words = await pane.root.locator('.textLayer').first().innerText();
  const word = /\p{L}{5,}/u.exec(words)?.[0] ?? '';
  expect(word, 'the text can be read by a machine').not.toBe('');

  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: /Sök i texten|Find in the text/ }).fill(word);
  await expect(page.getByText(/^\d+ av \d+$/).first()).toBeVisible();
  await expect(pane.root.locator('.highlight').first()).toBeVisible();
});

test('turn the pages of a letter by key, by wheel and by number', async ({ page, troubles }) => {
  const patients = await new PatientsPage(page).open(troubles);
  await patients.search(PATIENT.id);
  const timeline = await (await patients.choose('Trubbel')).asList();
  await timeline.items().filter({ hasText: 'letter' }).first().click();
  const pane = timeline.opened();
  await pane.isShowing('pdf');

  expect(await pane.report()).toMatchObject({ index: 1, count: 3 });
  await expect(pane.root.getByText(printPageText(1))).toBeVisible();
  await page.keyboard.press('End');
  await expect.poll(pane.index).toBe(3);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(pane.index).toBe(2);
  const field = page.getByRole('textbox', { name: /^(Sida|Page)$/ });
  await field.fill('1');
  await field.press('Enter');
  await expect.poll(pane.index).toBe(1);
  await pane.wheel(3000);
  await expect.poll(pane.index).toBeGreaterThan(1);
});

test('a PDF that would run a script or lead away does neither', async ({ page, context, troubles }) => {
  const patients = await new PatientsPage(page).open(troubles);
  const timeline = await (await patients.choose('Trubbel')).asList();
  await timeline.items().filter({ hasText: 'script' }).first().click();
  const pane = timeline.opened();
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await pane.isShowing('pdf');
  const address = page.url();

  await pane.root.locator('.annotationLayer a').first().click({ force: true });
  await page.waitForTimeout(500);

  expect(page.url()).toBe(address);
  expect(context.pages()).toHaveLength(1);
  expect(asked).toBe(0);
});
