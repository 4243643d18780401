import { PATIENTS, printId } from '../../demo/region.ts';
import type { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

const { id, family } = PATIENTS.svenErik;

async function scaleOf(pane: PaneView): Promise<number> {
  const { view } = (await pane.report()) as { readonly view?: { readonly zoom?: { readonly value: number } } };
  return view?.zoom?.value ?? 0;
}

test('look at a biopsy: magnify it, move over it, measure it', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('SM');
  await pane.isShowing('slide');

  await expect(pane.identity).toContainText(printId(id));
  expect(await pane.colours()).toBeGreaterThan(20);
  const whole = await scaleOf(pane);

  await pane.root.focus();
  await page.keyboard.press('Shift+Digit5');
  await expect(page.locator('[data-magnification]')).toHaveText(/^10× (av|of) 40×$/);
  await expect.poll(() => scaleOf(pane)).toBeGreaterThan(whole * 5);
  await pane.wheel(-120);
  await expect.poll(() => scaleOf(pane)).toBeGreaterThan(40);
  await pane.drag(160, 90);

  await page.keyboard.press('l');
  await pane.drag(200, 120);
  await expect(page.getByRole('button', { name: /^(Längd|Length) 1/ })).toContainText(/µm|mm/);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+Digit1');
  await expect.poll(async () => Math.abs((await scaleOf(pane)) / whole - 1)).toBeLessThan(0.05);
});

test('colours by the scanner can be switched off, and the label is read', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('SM');
  await pane.isShowing('slide');

  const profile = page.getByRole('checkbox', { name: /färgprofil|colour profile/ });
  await expect(profile).toBeChecked();
  await profile.uncheck();
  await expect(profile).not.toBeChecked();
  await expect(page.getByRole('img', { name: /^(Etikett|Label)$/ })).toBeVisible();
  await expect(page.getByText('T25-08812 A1').first()).toBeVisible();
});

test('what software outlined on a biopsy lies over it, says so, and is switched off', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('SM');
  await pane.isShowing('slide');

  const segment = page.getByRole('checkbox', { name: /Misstänkt tumör AI/ });
  await expect(segment).toBeChecked();
  const outlined = await pane.root.screenshot();
  await segment.uncheck();
  await expect.poll(async () => (await pane.root.screenshot()).equals(outlined)).toBe(false);
  await expect
    .poll(async () => (await pane.report()).presentation?.values)
    .toMatchObject({ hiddenSegments: [expect.stringMatching(/#1$/)] });
  await segment.check();
  await pane.root.focus();
  await page.keyboard.press('c');
  await expect(segment).toBeDisabled();
});

const { id: martaId, family: martaFamily } = PATIENTS.marta;

test('a slide in fluorescence: channels are switched and focal planes stepped through', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(martaId);
  const pane = await (await (await patients.choose(martaFamily)).asList()).openNewest('SM');
  await pane.isShowing('slide');
  const look = async () => (await pane.report()).presentation?.values;

  await expect(page.getByText(/2\/3, 2,5 µm|2\/3, 2\.5 µm/)).toBeVisible();
  const three = await pane.colours();
  await page.getByRole('checkbox', { name: /FITC/ }).uncheck();
  await page.getByRole('checkbox', { name: /TRITC/ }).uncheck();
  await expect.poll(() => pane.colours()).toBeLessThan(three);
  await pane.root.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(look).toMatchObject({ plane: 5 });
  await page.getByRole('button', { name: /Lägre fokusplan|Lower focal plane/ }).click();
  await expect.poll(look).toMatchObject({ plane: 2.5 });
});
