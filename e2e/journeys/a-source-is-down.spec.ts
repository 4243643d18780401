import { ASTRID } from '../data/region.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

test.use({ tolerated: /Failed to load resource|ERR_FAILED|503/ });

test('a source that is down is a gap that says so, and comes back when asked again', async ({ page, demo }) => {
  let isUp = false;
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    const config = await response.json();
    const eyes = { id: 'eyes', type: 'dicomweb', label: 'Ögonbildarkivet', urls: { base: '/eyes' } };
    await route.fulfill({ response, json: { ...config, sources: [...config.sources, eyes] } });
  });
  await page.route('**/eyes/**', async (route) => {
    if (!isUp) return route.abort('connectionrefused');
    const url = route.request().url().replace('/eyes/', '/dicom-web/');
    return route.fulfill({ response: await route.fetch({ url }) });
  });
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await patients.choose(ASTRID.family);

  await expect(timeline.items().first()).toBeVisible();
  const gap = timeline.gaps().first();
  await expect(gap).toBeVisible({ timeout: 45_000 });
  await expect(gap).toContainText('Ögonbildarkivet');

  isUp = true;
  await timeline.root.getByRole('button', { name: 'Försök igen' }).first().click();
  await expect(timeline.gaps()).toHaveCount(0, { timeout: 45_000 });
  const pane = await (await timeline.asList()).openNewest('CT');
  await pane.isShowing('radiology');
});

test('an answer that is nonsense is a gap too, and the rest goes on', async ({ page, demo }) => {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    const config = await response.json();
    const odd = { id: 'odd', type: 'dicomweb', label: 'Udda arkivet', urls: { base: '/odd' } };
    await route.fulfill({ response, json: { ...config, sources: [...config.sources, odd] } });
  });
  await page.route('**/odd/**', (route) =>
    route.fulfill({ contentType: 'application/dicom+json', body: '<html>Logga in</html>' }),
  );
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await patients.choose(ASTRID.family);

  await expect(timeline.items().first()).toBeVisible();
  await expect(timeline.gaps().first()).toContainText('Udda arkivet', { timeout: 45_000 });
});
