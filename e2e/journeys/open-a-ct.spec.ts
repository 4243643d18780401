import { ASTRID } from '../data/region.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test('find a patient, see the timeline, open a CT and read it', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.printedId);
  const timeline = await patients.choose(ASTRID.family);
  await timeline.isSettled();
  await expect(timeline.items().first()).toBeVisible();

  const pane = await (await timeline.asList()).openNewest('CT');
  await pane.isShowing('radiology');

  await expect(pane.identity).toContainText(ASTRID.family);
  await expect(pane.identity).toContainText(ASTRID.printedId);
  expect(await pane.colours(), 'a picture is painted').toBeGreaterThan(8);
  const marks = await page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
  for (const name of ['helbild:shell', 'helbild:timeline', 'helbild:first-picture']) expect(marks).toContain(name);

  await test.step('the wheel steps through the slices', async () => {
    const { index = 0, count = 0 } = await pane.report();
    expect(count).toBeGreaterThan(100);
    for (let notch = 0; notch < 5; notch++) await pane.wheel(100);
    await expect.poll(pane.index).toBe(index + 5);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(pane.index).toBe(index + 4);
    await page.keyboard.press('End');
    await expect.poll(pane.index).toBe(count);
  });

  await test.step('dragging changes the window, a preset sets it, a reset takes it back', async () => {
    const windowOf = async () => JSON.stringify((await pane.report()).presentation?.values);
    await page.keyboard.press('Home');
    const before = await windowOf();
    await pane.drag(120, 60);
    const dragged = await windowOf();
    expect(dragged).not.toBe(before);
    await page.keyboard.press('Shift+Digit2');
    const preset = await windowOf();
    expect(preset).not.toBe(dragged);
    await page.keyboard.press('Shift+Digit3');
    expect(await windowOf()).not.toBe(preset);
    await page.keyboard.press('0');
    await expect.poll(windowOf).toBe(before);
  });
});

test('the address tells no name and no number, and brings back what was open', async ({ page, demo }) => {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.family);
  const pane = await (await (await patients.choose(ASTRID.family)).asList()).openNewest('CT');
  await pane.isShowing('radiology');
  const { item } = await pane.report();

  const address = decodeURIComponent(page.url());
  expect(address).not.toContain(ASTRID.id);
  expect(address).not.toContain(ASTRID.id.slice(2));
  expect(address.toLowerCase()).not.toContain(ASTRID.family.toLowerCase());
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain(ASTRID.id);
  expect(stored).not.toContain(ASTRID.family);

  await page.reload();
  await pane.isShowing('radiology');
  expect((await pane.report()).item).toBe(item);
  await expect(pane.identity).toContainText(ASTRID.printedId);

  await page.goBack();
  await expect(page.locator('[data-timeline]').first()).toBeVisible();
});
