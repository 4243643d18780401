import { readFileSync } from 'node:fs';
import { PATIENT, STUDIES } from '../data/troubles.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('a kind without a viewer says what it is, and can be saved', async ({ page, troubles }) => {
  const patients = await new PatientsPage(page).open(troubles);
  await patients.search(PATIENT.id);
  const timeline = await (await patients.choose('Trubbel')).asList();
  await timeline.items().filter({ hasText: 'Rådata' }).first().click();
  const pane = timeline.opened();
  await pane.isShowing('fallback');

  await expect(pane.root).toContainText('Raw Data');
  await expect(pane.root).toContainText(/ingen visning/);
  await expect(pane.identity).toContainText('Trubbel');
  const saved = page.waitForEvent('download');
  await pane.root.getByRole('button', { name: 'Ladda ner originalet' }).click();
  const download = await saved;

  expect(download.suggestedFilename()).toMatch(/^helbild-[\w-]+\.dcm$/);
  expect(download.suggestedFilename()).not.toContain(PATIENT.id);
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(128, 132).toString('latin1')).toBe('DICM');
  expect(bytes.includes(`${STUDIES.rawData}.1.1`), 'it is the object that was asked for').toBe(true);
  await expect(pane.root.getByText('Sparad')).toBeVisible();
});

test('a file of an unknown kind is saved as it is', async ({ page, troubles }) => {
  const patients = await new PatientsPage(page).open(troubles);
  const timeline = await (await patients.choose('Trubbel')).asList();
  await timeline.items().filter({ hasText: 'unknown' }).first().click();
  const pane = new PaneView(page);
  await pane.isShowing('fallback');

  const saved = page.waitForEvent('download');
  await pane.root.getByRole('button', { name: 'Ladda ner originalet' }).click();

  expect([...readFileSync(await (await saved).path())]).toEqual([1, 2, 3, 4]);
});
