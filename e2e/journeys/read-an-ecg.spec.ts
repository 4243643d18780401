import { ASTRID } from '../data/region.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('read an ECG: another layout and speed, an interval measured, the earlier one laid under', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.isSettled();
  await timeline.items().filter({ hasText: 'Vilo-EKG' }).first().click();
  const pane = new PaneView(page, 0);
  await pane.isShowing('waveform');
  await expect(pane.identity).toContainText(ASTRID.printedId);
  expect(await pane.colours()).toBeGreaterThan(8);
  await expect(page.getByText('Förmaksflimmer, snabb kammarfrekvens.')).toBeVisible();

  const values = async () => (await pane.report()).presentation?.values;
  await expect.poll(values).toMatchObject({ layout: '3x4', speed: 25, gain: 10 });
  await page.getByRole('radio', { name: '6 × 2' }).click();
  await page.getByRole('radio', { name: '50', exact: true }).click();
  await page.getByRole('radio', { name: '20', exact: true }).click();
  await expect.poll(values).toMatchObject({ layout: '6x2', speed: 50, gain: 20 });

  await page.getByRole('radio', { name: '12 × 1' }).click();
  await page.getByRole('radio', { name: '25', exact: true }).click();
  await page.getByRole('radio', { name: '10', exact: true }).click();
  await page.getByRole('button', { name: /Mät med passare|Measure with the caliper/ }).click();
  const { view } = await pane.report();
  const pxPerMm = (view as { readonly zoom: { readonly value: number } }).zoom.value;
  // 20 mm at 25 mm/s: 800 ms, 75 a minute. One mm up at 10 mm/mV: 0.1 mV.
  await pane.drag(20 * pxPerMm, -pxPerMm);
  const measured = page.getByText(/\d+ ms · \d+\/min · .+ mV$/);
  await expect(measured).toBeVisible();
  const [, ms, rate, millivolts] = /(\d+) ms · (\d+)\/min · (.+) mV$/.exec((await measured.textContent()) ?? '') ?? [];
  expect(Math.abs(Number(ms) - 800)).toBeLessThan(12);
  expect(Math.abs(Number(rate) - 75)).toBeLessThanOrEqual(1);
  expect(Number(millivolts?.replace(',', '.'))).toBeCloseTo(0.1, 1);

  await page.getByRole('button', { name: /Lägg föregående under|Lay the prior under it/ }).click();
  await expect(page.getByText(/Föregående: .*2024|Prior: .*2024/)).toBeVisible();
  await expect.poll(values).toMatchObject({ isPriorWanted: true });
});
