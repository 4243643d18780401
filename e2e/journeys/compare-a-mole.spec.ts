import { createHash } from 'node:crypto';
import { PATIENTS } from '../../demo/region.ts';
import type { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

const { id, family } = PATIENTS.marta;

const looks = async (pane: PaneView): Promise<string> =>
  createHash('sha256')
    .update(await pane.root.getByRole('img').first().screenshot())
    .digest('hex');

test('compare a mole with itself: strip, onion skin, flicker, a scale of one’s own, a still', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('XC');
  await pane.isShowing('photo');

  await page.getByRole('button', { name: /Dermatoskopi/ }).click();
  await expect.poll(pane.index).toBe(2);
  const alone = await looks(pane);

  const earlier = page.getByRole('region', { name: /^(Samma plats tidigare|Same place earlier)$/ }).getByRole('button');
  await expect(earlier).toHaveCount(2);
  await earlier.last().click();
  const mix = page.getByRole('slider', { name: /^(Blanda|Mix)$/ });
  await mix.press('End');
  await expect.poll(() => looks(pane)).not.toBe(alone);
  const before = await looks(pane);
  await mix.press('Home');
  await expect.poll(() => looks(pane)).not.toBe(before);

  const flicker = page.getByRole('button', { name: /^(Växla|Flicker)$/ });
  await flicker.click();
  await expect(mix).toBeDisabled();
  const seen = new Set<string>();
  await expect.poll(async () => seen.add(await looks(pane)).size, { intervals: [150] }).toBeGreaterThan(1);
  await flicker.click();
  await page.getByRole('button', { name: /^(Sluta jämföra|End comparing)$/ }).click();
  await expect.poll(() => looks(pane)).toBe(alone);

  await page.getByRole('button', { name: /^(Ange skala|Set the scale)/ }).click();
  await pane.drag(200, 0);
  await page.getByRole('spinbutton', { name: /Längd i mm|Length in mm/ }).fill('10');
  await page.getByRole('button', { name: /^(Använd|Use)$/ }).click();
  const facts = page.getByText(/\(egen skala\)|\(own scale\)/);
  await expect(facts).toBeVisible();
  const { presentation } = await pane.report();
  expect(Object.values(presentation?.values.ownScalesMm as Record<string, number>)).toHaveLength(1);
  await pane.drag(100, 0);

  const saving = page.waitForEvent('download');
  await pane.root.focus();
  await page.keyboard.press('k');
  expect((await saving).suggestedFilename()).toBe('still-2026-09-08.dcm');

  // The scale was made on one picture, and says nothing of another.
  await page.getByRole('button', { name: /Översikt/ }).click();
  await expect.poll(pane.index).toBe(1);
  await expect(facts).toHaveCount(0);
});
