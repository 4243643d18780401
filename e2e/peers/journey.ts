// The main journey in a real browser, on what the contract lets anyone rely on: find, see the timeline, open, scroll, play.
import assert from 'node:assert/strict';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Checks } from './checks.ts';
import { skip } from './checks.ts';
import type { Specimen, Specimens } from './specimens.ts';

const SHOW_MS = 30_000;

export interface Journey {
  readonly page: Page;
  /** Origin of the viewer. */
  readonly url: string;
  readonly sourceId: string;
}

export async function checkJourney(checks: Checks, journey: Journey, specimens: Specimens): Promise<void> {
  const { page } = journey;
  const watch = watchPage(journey);
  const { ct, mammogram, clip, pdf } = specimens;
  const isFound = await checks.run('find a patient by number, and see the timeline', () => findPatient(journey, ct));
  await checks.run('the timeline shows small pictures', () => (isFound ? seeThumbnail(journey, ct) : skip('no timeline')));
  await checks.run('open a CT from the timeline', () => (isFound ? openFromTimeline(journey, ct) : skip('no timeline')));
  await checks.run('scroll it', () => scroll(journey, ct));
  await checks.run('open a mammogram by its address', () => openByAddress(journey, mammogram, 'radiology'));
  await checks.run('open a report by its address', () => openByAddress(journey, pdf, 'pdf'));
  await checks.run('open an ultrasound clip by its address, and play it', () => playClip(journey, clip));
  await checks.run('a study that is not there says so in words', () => openNothing(journey));
  await checks.run('nobody was asked but this origin, and nothing broke', async () => assert.deepEqual(watch.troubles, []));
  await page.close();
}

/** Requests to elsewhere, exceptions, refusals by the content security policy. */
function watchPage({ page, url }: Journey): { readonly troubles: string[] } {
  const troubles: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && /^https?:/.test(request.url()))
      troubles.push(`request to ${new URL(request.url()).origin}`);
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) troubles.push(message.text().slice(0, 200));
  });
  return { troubles };
}

async function findPatient(
  { page, url, sourceId }: Journey,
  { patientId, familyName, patientStudies }: Specimen,
): Promise<string> {
  await page.goto(url);
  await page.getByRole('searchbox').first().fill(patientId);
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByText(new RegExp(familyName, 'i')).first().click();
  const timeline = page.locator('[data-timeline]').first();
  await expect(timeline).toBeVisible({ timeout: SHOW_MS });
  const items = timeline.locator(`[data-timeline-item][data-source="${sourceId}"]`);
  await expect(items.first()).toBeVisible({ timeout: SHOW_MS });
  // Lanes gather what lies close together into stacks; in the list each item has a row of its own.
  await page.getByRole('radio', { name: /^(Lista|List)$/ }).click();
  const foreign = timeline.locator(`[data-timeline-item]:not([data-source="${sourceId}"])`);
  assert.equal(await foreign.count(), 0);
  assertNamesNobody(page, patientId, familyName);
  return `${patientStudies.length} studies`;
}

function assertNamesNobody(page: Page, patientId: string, familyName: string): void {
  const address = decodeURIComponent(page.url()).toLowerCase();
  assert.ok(!address.includes(patientId.toLowerCase()), 'the address holds no personal number');
  assert.ok(!address.includes(familyName.toLowerCase()), 'the address holds no name');
}

/** The item's row, scrolled to: rows that are not in view are not drawn. */
async function findRow({ page, sourceId }: Journey, { study }: Specimen): Promise<Locator> {
  const item = page.locator(`[data-timeline] [data-timeline-item="${sourceId}~${study}"]`).first();
  await page.locator('[data-timeline] [data-timeline-item]').first().hover();
  for (let turn = 0; turn < 100 && !(await item.isVisible()); turn++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(50);
  }
  return item;
}

async function seeThumbnail(journey: Journey, specimen: Specimen): Promise<void> {
  const item = await findRow(journey, specimen);
  const hasPicture = async () =>
    item.evaluate((element) =>
      [...element.querySelectorAll('img, canvas')].some((picture) =>
        picture instanceof HTMLImageElement
          ? picture.complete && picture.naturalWidth > 1
          : picture instanceof HTMLCanvasElement && picture.width > 1,
      ),
    );
  await expect.poll(hasPicture, { timeout: SHOW_MS }).toBe(true);
}

async function openFromTimeline(journey: Journey, ct: Specimen): Promise<string> {
  const item = await findRow(journey, ct);
  await item.focus();
  await journey.page.keyboard.press('Enter');
  return expectShown(journey, ct, 'radiology');
}

async function openByAddress(journey: Journey, specimen: Specimen | undefined, renderer: string): Promise<string> {
  if (!specimen) return skip('none was stored');
  const { page, url, sourceId } = journey;
  // A document is an item of its own, also inside a study of pictures.
  const item = renderer === 'pdf' ? `${specimen.study}~${specimen.series}` : specimen.study;
  await page.goto(`${url}/p/${sourceId}~${item}/view`);
  return expectShown(journey, specimen, renderer);
}

/** A pane shows it, with this renderer, under this person's name and number; and what is painted is not one colour. */
async function expectShown({ page, sourceId }: Journey, specimen: Specimen, renderer: string): Promise<string> {
  const pane = page.locator(`[data-pane][data-item^="${sourceId}~${specimen.study}"]`).first();
  await expect(pane).toHaveAttribute('data-state', /showing|failed/, { timeout: SHOW_MS });
  const alert = pane.getByRole('alert');
  const words = (await alert.count()) > 0 ? ((await alert.first().textContent()) ?? '') : '';
  assert.equal(await pane.getAttribute('data-state'), 'showing', words);
  assert.equal(await pane.getAttribute('data-renderer'), renderer);
  const identity = ((await pane.locator('[data-identity]').first().textContent()) ?? '').replaceAll(/[\s-]/g, '');
  assert.ok(
    identity.toLowerCase().includes(specimen.familyName.replaceAll(/[\s-]/g, '').toLowerCase()),
    'the name is on the pane',
  );
  assert.ok(identity.includes(specimen.patientId.replaceAll('-', '')), 'the number is on the pane');
  assertNamesNobody(page, specimen.patientId, specimen.familyName);
  const greys = await pane.evaluate(countColours);
  assert.ok(greys > 8, `something is painted (${greys} colours)`);
  const mark = await page.evaluate(() => performance.getEntriesByName('helbild:first-picture').at(-1)?.startTime);
  assert.ok(mark !== undefined, 'the first picture is marked');
  return `first picture after ${Math.round(mark)} ms`;
}

/** Different colours in the largest canvas, sampled. */
function countColours(pane: Element): number {
  const canvases = [...pane.querySelectorAll('canvas')].sort((a, b) => b.width * b.height - a.width * a.height);
  return Math.max(
    0,
    ...canvases.slice(0, 3).map((canvas) => {
      const context = new OffscreenCanvas(64, 64).getContext('2d');
      if (!context || canvas.width === 0) return 0;
      context.drawImage(canvas, 0, 0, 64, 64);
      return new Set(new Uint32Array(context.getImageData(0, 0, 64, 64).data.buffer)).size;
    }),
  );
}

const indexOf = (page: Page) => page.evaluate(() => window.helbild.panes()[0]?.index ?? 0);

async function scroll({ page }: Journey, { instanceCount }: Specimen): Promise<string> {
  const box = await page.locator('[data-pane="0"]').boundingBox();
  assert.ok(box, 'a pane is there');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  // Until the series is listed its first picture is one of one, and has no place among the others yet.
  await expect.poll(() => page.evaluate(() => window.helbild.panes()[0]?.count ?? 0), { timeout: 10_000 }).toBeGreaterThan(1);
  const before = await indexOf(page);
  const direction = before > instanceCount / 2 ? -1 : 1;
  for (let notch = 0; notch < 5; notch++) {
    await page.mouse.wheel(0, 100 * direction);
    await page.waitForTimeout(50);
  }
  await expect.poll(() => indexOf(page), { timeout: 5000 }).toBe(before + 5 * direction);
  return `slice ${before} → ${before + 5 * direction}`;
}

async function playClip(journey: Journey, clip: Specimen | undefined): Promise<string> {
  if (!clip) return skip('none was stored');
  await openByAddress(journey, clip, 'radiology');
  const { page } = journey;
  const seen = new Set<number>();
  const watch = async () => seen.add(await indexOf(page)).size;
  const isPlaying = await expect
    .poll(watch, { timeout: 3000 })
    .toBeGreaterThan(3)
    .then(
      () => true,
      () => false,
    );
  if (!isPlaying) {
    await page.locator('[data-pane="0"]').focus();
    await page.keyboard.press('Space');
    await expect.poll(watch, { timeout: 10_000 }).toBeGreaterThan(3);
  }
  return isPlaying ? 'plays by itself' : 'plays when asked';
}

async function openNothing({ page, url, sourceId }: Journey): Promise<string> {
  await page.goto(`${url}/p/${sourceId}~2.25.404/view`);
  const alert = page.getByRole('alert').first();
  await expect(alert).toBeVisible({ timeout: SHOW_MS });
  return ((await alert.textContent()) ?? '').slice(0, 80);
}
