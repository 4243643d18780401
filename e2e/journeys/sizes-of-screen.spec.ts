import { ASTRID } from '../data/region.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

const SCREENS = { desktop: [1920, 1080], tablet: [820, 1180], phone: [390, 844] } as const;

for (const [name, [width, height]] of Object.entries(SCREENS)) {
  test(`on a ${name} the journey is the same, and nothing is cut off`, async ({ page, demo }, info) => {
    await page.setViewportSize({ width, height });
    const keep = async (what: string) =>
      info.attach(`${what}-${name}`, { body: await page.screenshot(), contentType: 'image/png' });
    const fits = async () => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, 'px that stick out sideways').toBeLessThanOrEqual(0);
    };
    const patients = await new PatientsPage(page).open(demo);
    await patients.search(ASTRID.id);
    await fits();
    const timeline = await patients.choose(ASTRID.family);
    await timeline.isSettled();
    await expect(timeline.items().first()).toBeVisible();
    await fits();
    await keep('timeline');

    if (name !== 'phone') await timeline.asList();
    const pane = await timeline.openNewest('CT');
    await pane.isShowing('radiology');
    await expect(pane.identity).toBeVisible();
    await expect(pane.identity).toContainText(ASTRID.printedId);
    await fits();
    await keep('ct');
    const box = await pane.root.boundingBox();
    expect((box?.width ?? 0) * (box?.height ?? 0), 'the picture has room').toBeGreaterThan(width * height * 0.35);
  });
}
