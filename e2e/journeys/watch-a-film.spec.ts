import { ASTRID } from '../data/region.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

// The media door is a service worker; without it films are held whole, which the contract suite tries.
test.use({ serviceWorkers: 'allow' });

test('watch a colonoscopy: step by frames, mark the polyp, loop around it, keep a still', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.items().filter({ hasText: 'Koloskopi, sigmoideum' }).filter({ hasNotText: 'stillbilder' }).first().click();
  const pane = new PaneView(page, 0);
  await pane.isShowing('video');

  await expect(pane.identity).toContainText(ASTRID.printedId);
  await expect.poll(async () => (await pane.report()).count).toBeGreaterThan(500);
  expect(await pane.colours()).toBeGreaterThan(8);
  expect(await page.evaluate(() => document.querySelector('video')?.currentSrc ?? '')).toMatch(/\/media\/[0-9a-f-]{36}$/);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

  await page.keyboard.press('ArrowRight');
  await expect.poll(pane.index).toBe(2);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(pane.index).toBe(1);

  const position = page.getByRole('slider', { name: /Plats i filmen|Position in the film/ });
  await position.fill('12');
  await expect.poll(pane.index).toBe(301);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /Markörens namn|Name of the marker/ }).fill('Polyp');
  await expect(pane.root.getByRole('button', { name: /Polyp/ })).toBeVisible();

  await position.focus();
  await page.keyboard.press('[');
  await position.fill('14');
  await page.keyboard.press(']');
  await expect
    .poll(async () => (await pane.report()).presentation?.values)
    .toMatchObject({ isLooping: true, span: { start: 12, end: 14 }, markers: [{ label: 'Polyp' }] });
  await page
    .getByRole('button', { name: /Spara bilden som stillbild|Keep the picture as a still/ })
    .last()
    .click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /Spara som DICOM|Save as DICOM/ }).click();
  expect((await saving).suggestedFilename()).toBe('still-351.dcm');
});
