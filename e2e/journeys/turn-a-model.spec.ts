import { PATIENTS, printId } from '../../demo/region.ts';
import { readTimelines } from '../corpus/timelines.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

const { id, family } = PATIENTS.astrid;

interface Turned {
  readonly right: readonly number[];
  readonly up: readonly number[];
}
const turnedAs = async (pane: PaneView): Promise<Turned> =>
  ((await pane.report()).presentation?.values ?? {}) as unknown as Turned;
async function scaleOf(pane: PaneView): Promise<number> {
  const { view } = (await pane.report()) as { readonly view?: { readonly zoom?: { readonly value: number } } };
  return view?.zoom?.value ?? 0;
}

test('turn a lung, look at it from the side, leave out what hides the nodule', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(id);
  const pane = await (await (await patients.choose(family)).asList()).openNewest('M3D');
  await pane.isShowing('model');

  await expect(pane.identity).toContainText(printId(id));
  expect(await pane.colours()).toBeGreaterThan(50);
  expect((await turnedAs(pane)).right).toEqual([1, 0, 0]);

  await pane.drag(180, 0);
  await expect.poll(async () => (await turnedAs(pane)).right[0]).toBeLessThan(0.9);
  await page.getByRole('radio', { name: /^(Patientens vänstra|Patient's left)$/ }).click();
  await expect.poll(async () => (await turnedAs(pane)).right.map((part) => part + 0)).toEqual([0, 1, 0]);

  const whole = await scaleOf(pane);
  await pane.wheel(-120);
  await expect.poll(() => scaleOf(pane)).toBeGreaterThan(whole);
  await pane.root.focus();
  await page.keyboard.press('Shift+Digit1');
  await expect.poll(async () => (await turnedAs(pane)).right[0]).toBe(1);

  const before = await pane.colours();
  await page.getByRole('checkbox', { name: /Lungvener/ }).uncheck();
  await page.getByRole('checkbox', { name: /Lungartärer/ }).uncheck();
  await expect.poll(() => pane.colours()).toBeLessThan(before);
  await expect(page.getByText(/× \d+ mm$/)).toBeVisible();
});

test('a sole in no stated unit has no millimetres', async ({ page, demo }) => {
  const sole = (await readTimelines(demo)).items.find(({ category }) => category === 'OBJ');
  const pane = await PaneView.open(page, demo, [sole?.id ?? '']);
  await pane.isShowing('model');

  await expect(page.getByText(/^(enhet okänd|unit unknown)$/)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^(Framifrån|Front)$/ })).toBeVisible();
  expect((await pane.report()).view).toMatchObject({ zoom: { per: 'px' } });
});
