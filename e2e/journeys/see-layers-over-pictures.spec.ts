import type { Page } from '@playwright/test';
import { ASTRID, INGEMAR, KARIN, type Person } from '../data/region.ts';
import { LayersPanel } from '../pages/LayersPanel.ts';
import type { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

const AI_PINK = [255, 139, 224] as const;
const LEVEL_95 = [255, 70, 60] as const;

/** Opens what the list calls so, as a reader would. */
async function openItem(page: Page, demo: string, person: Person, title: string): Promise<PaneView> {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(person.id);
  const timeline = await (await patients.choose(person.family)).asList();
  await timeline.filter(title);
  const item = timeline.items().filter({ hasText: title }).first();
  await item.scrollIntoViewIfNeeded();
  await item.click();
  const pane = timeline.opened();
  await pane.isShowing('radiology');
  await expect(pane.identity).toContainText(person.printedId);
  return pane;
}

const valuesOf = async (pane: PaneView) => (await pane.report()).presentation?.values ?? {};

test('open a segmentation on the pictures it was drawn on, switch it and its pieces off and on', async ({ page, demo }) => {
  const pane = await openItem(page, demo, ASTRID, 'Segmentering lever');
  const layers = new LayersPanel(page);

  await expect(layers.switchOf('Lever och nodulus')).toBeChecked();
  await expect(layers.line('Lever och nodulus').getByText('AI', { exact: true })).toBeVisible();
  await expect(layers.line('Lever och nodulus')).toContainText('Organ Exempel 3.2');
  await layers.isDrawn(5000);
  await layers.piece('Lever').uncheck();
  await layers.isEmpty();
  await layers.piece('Lever').check();
  await layers.isDrawn(5000);

  // The key that hides what software drew.
  await pane.root.hover();
  await page.keyboard.press('c');
  await layers.isEmpty();
  await expect(layers.switchOf('Lever och nodulus')).not.toBeChecked();
  await layers.switchOf('Lever och nodulus').check();
  await layers.isDrawn(5000);
});

test('a stored view brings its picture, its window and its arrow, from wherever it is switched on', async ({ page, demo }) => {
  const pane = await openItem(page, demo, ASTRID, 'Sparad vy');
  const layers = new LayersPanel(page);
  const stored = { window: { window: { center: -500, width: 1500 } } };

  await expect(layers.switchOf('Sparad vy')).toBeChecked();
  await expect.poll(() => valuesOf(pane)).toMatchObject(stored);
  await layers.isDrawn(100);
  const { index = 0 } = await pane.report();

  await layers.switchOf('Sparad vy').uncheck();
  await expect.poll(() => valuesOf(pane)).not.toMatchObject(stored);
  await page.keyboard.press('Home');
  await expect.poll(pane.index).toBe(1);
  await layers.switchOf('Sparad vy').check();
  await expect.poll(pane.index).toBe(index);
  await expect.poll(() => valuesOf(pane)).toMatchObject(stored);
});

test('key images say why they were chosen, and by whom', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const pane = await (await (await patients.choose(ASTRID.family)).asList()).openNewest('CT');
  await pane.isShowing('radiology');
  const layers = new LayersPanel(page);

  const line = layers.line(/För multidisciplinär konferens|For tumor board/);
  await expect(line).toContainText('Bo Låtsas');
  await line.getByRole('button', { name: /^(Nästa|Next)/ }).click();
  await layers.isDrawn(100);
});

test('a planned dose lies on the planning CT as lines of equal dose, beside the structures', async ({ page, demo }) => {
  const pane = await openItem(page, demo, INGEMAR, 'Dos SBRT');
  const layers = new LayersPanel(page);

  await layers.isDrawn(40, LEVEL_95);
  await layers.piece('95 %').uncheck();
  await layers.isEmpty(LEVEL_95);
  await layers.switchOf(/SBRT LUNGA/).check();
  await expect(layers.piece('Ryggmärg')).toBeChecked();
  await layers.isDrawn(1000);
  expect((await pane.report()).count).toBeGreaterThan(10);
});

test("software's marks lie on the mammogram, called AI, with algorithm and version; nothing found is said", async ({
  page,
  demo,
}) => {
  const pane = await openItem(page, demo, KARIN, 'Mammografi screening');
  const layers = new LayersPanel(page);
  const report = /Programvarans mammografirapport|Software's mammography report/;

  // Off until asked for; the right breast has none, and that is said beside it.
  await expect(layers.switchOf(report)).not.toBeChecked();
  await expect(layers.line(report)).toContainText('Exempel Mammo AI 3.1.0');
  await layers.isEmpty();
  await pane.root.hover();
  await page.keyboard.press('PageDown');
  await expect(layers.switchOf(report)).toBeVisible();
  await page.keyboard.press('c');
  await expect(layers.switchOf(report)).toBeChecked();
  await layers.isDrawn(300, AI_PINK);
  await page.keyboard.press('c');
  await layers.isEmpty();
});
