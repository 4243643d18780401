import { SVEN_ERIK } from '../data/region.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test.use({ serviceWorkers: 'allow' });

test('hear a voice: mark a word, loop it slowly, lay the recording before treatment under it', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(SVEN_ERIK.id);
  const timeline = await (await patients.choose(SVEN_ERIK.family)).asList();
  await timeline.isSettled();
  await timeline.items().filter({ hasText: 'Röst efter behandling' }).first().click();
  const pane = new PaneView(page, 0);
  await pane.isShowing('audio');
  await expect(pane.identity).toContainText(SVEN_ERIK.printedId);
  expect(await pane.colours()).toBeGreaterThan(8);
  await expect.poll(async () => (await pane.report()).count).toBe(5);
  const values = async () => (await pane.report()).presentation?.values;

  // By tenths to one second, into the long vowel.
  const timeAfterStep = async () => {
    const { time } = (await pane.report()).view as { readonly time: number };
    if (time < 0.95) await page.keyboard.press('ArrowRight');
    return time;
  };
  await expect.poll(timeAfterStep, { intervals: [50] }).toBeCloseTo(1, 1);
  await expect(page.getByText(/^1[01]\d Hz$/)).toBeVisible();
  await page.keyboard.press('n');
  const word = page.getByRole('textbox', { name: /Text för markering 1|Text of mark 1/ });
  await word.fill('aaa');
  await word.blur();
  await expect.poll(values).toMatchObject({ words: [[expect.closeTo(1, 1), expect.closeTo(1.4, 1), 'aaa']] });

  await page.getByRole('radio', { name: /^0[,.]5×$/ }).click();
  await page.getByRole('button', { name: /Avsnittets början|Start of the span/ }).click();
  await page.getByRole('button', { name: /^(Slinga|Loop)/ }).click();
  await page.getByRole('radio', { name: /Bredband|Wideband/ }).click();
  await expect
    .poll(values)
    .toMatchObject({ speed: 0.5, isLooping: true, bands: 'wide', span: [expect.closeTo(1, 1), expect.anything()] });

  await page.getByRole('button', { name: /Jämför med .*2025|Compare with .*2025/ }).click();
  await expect(page.getByRole('button', { name: /Föregående, .*2025|Prior, .*2025/ })).toBeVisible();
  await page.getByRole('button', { name: /Flytta föregående .* höger|Move the prior .* right/ }).click();
  await expect(page.getByText(/flyttad 0,05 s|moved 0\.05 s/)).toBeVisible();
});
