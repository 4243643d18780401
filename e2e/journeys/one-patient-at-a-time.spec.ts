import type { Page, Route } from '@playwright/test';
import { ASTRID, INGEMAR } from '../data/region.ts';
import { STRANGER, STUDIES } from '../data/troubles.ts';
import { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import type { TimelinePage } from '../pages/TimelinePage.ts';
import { expect, test } from '../test.ts';

test.use({ tolerated: /Failed to load resource/ });

type Json = Record<string, { vr: string; Value?: unknown[] }>;

/** Lets every metadata answer say that it is about somebody else. */
async function impersonate(route: Route, change: (dataset: Json) => void): Promise<void> {
  const response = await route.fetch();
  const json: unknown = await response.json().catch(() => undefined);
  if (!Array.isArray(json)) return route.fulfill({ response });
  for (const dataset of json as Json[]) change(dataset);
  await route.fulfill({ response, json });
}

const CHANGES: Readonly<Record<string, (dataset: Json) => void>> = {
  'another number': (dataset) => {
    dataset['00100020'] = { vr: 'LO', Value: ['199999999999'] };
  },
  'the same number from another issuer': (dataset) => {
    dataset['00100021'] = { vr: 'LO', Value: ['1.2.3.4'] };
    delete dataset['00100024'];
  },
  'another name': (dataset) => {
    dataset['00100010'] = { vr: 'PN', Value: [{ Alphabetic: 'Någon^Annan' }] };
  },
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`pictures whose file says ${name} are not painted`, async ({ page, demo }) => {
    const timeline = await openTimeline(page, demo);
    await page.route('**/metadata*', (route) => impersonate(route, change));
    const pane = await timeline.openNewest('CT');

    await isRefused(pane);
    expect((await pane.report()).failure).toBe('otherPatient');
  });

  test(`a source that says ${name} in every answer, once the timeline is open, paints nothing`, async ({ page, demo }) => {
    const timeline = await openTimeline(page, demo);
    await page.route('**/metadata*', (route) => impersonate(route, change));
    await page.route(/\/instances(\?|$)/, (route) => impersonate(route, change));
    await isRefused(await timeline.openNewest('CT'));
  });
}

async function openTimeline(page: Page, demo: string): Promise<TimelinePage> {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(ASTRID.id);
  const timeline = await (await patients.choose(ASTRID.family)).asList();
  await timeline.isSettled();
  return timeline;
}

async function isRefused(pane: PaneView): Promise<void> {
  await pane.hasFailed();
  await expect(pane.identity).toContainText(ASTRID.family);
  expect(await pane.root.locator('canvas').count(), 'no picture is left in the pane').toBe(0);
}

test('two people in one study are never in one pane', async ({ page, troubles }) => {
  const pane = await PaneView.open(page, troubles, [`archive~${STUDIES.twoPatients}`]);

  await expect(
    page
      .getByRole('alert')
      .or(pane.root.and(page.locator('[data-state="showing"]')))
      .first(),
  ).toBeVisible({ timeout: 45_000 });
  const isShowing = (await pane.root.and(page.locator('[data-state="showing"]')).count()) > 0;
  if (isShowing) expect((await pane.report()).count, 'only the slices of the one who is named').toBe(1);
  const whole = await page.locator('body').innerText();
  const names = ['Trubbel', STRANGER.name.split('^')[0] ?? ''].filter((family) => whole.includes(family));
  if (isShowing) expect(names).toHaveLength(1);
});

test('a late answer about one patient does not come up under another', async ({ page, demo }) => {
  const timeline = await openTimeline(page, demo);
  const held: (() => void)[] = [];
  await page.route('**/metadata*', async (route) => {
    const response = await route.fetch().catch(() => undefined);
    await new Promise<void>((resolve) => held.push(resolve));
    if (response) await route.fulfill({ response }).catch(() => undefined);
  });
  await timeline.openNewest('CT');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Till startsidan' }).click();
  const patients = new PatientsPage(page);
  await patients.search(INGEMAR.id);
  await patients.choose(INGEMAR.family);
  for (const release of held) release();
  await page.waitForTimeout(1500);

  const whole = await page.locator('body').innerText();
  expect(whole).toContain(INGEMAR.family);
  expect(whole).not.toContain(ASTRID.family);
});
