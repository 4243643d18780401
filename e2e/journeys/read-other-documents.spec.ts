import type { Page } from '@playwright/test';
import { PATIENTS } from '../../demo/region.ts';
import type { PaneView } from '../pages/PaneView.ts';
import { PatientsPage } from '../pages/PatientsPage.ts';
import { expect, test } from '../test.ts';

async function open(
  page: Page,
  demo: string,
  patient: { readonly id: string; readonly family: string },
  title: string,
): Promise<PaneView> {
  const patients = await new PatientsPage(page).open(demo);
  await patients.search(patient.id);
  const timeline = await (await patients.choose(patient.family)).asList();
  const item = timeline.items().filter({ hasText: title }).first();
  await item.scrollIntoViewIfNeeded();
  await item.click();
  return timeline.opened();
}

test('read a clinical document, and find a word in it', async ({ page, demo }) => {
  const pane = await open(page, demo, PATIENTS.astrid, 'Epikris Kirurgkliniken');
  await pane.isShowing('text');

  await expect(pane.root.getByRole('heading', { name: 'Laboratoriesvar' })).toBeVisible();
  await expect(pane.root.getByRole('cell', { name: 'Ferritin', exact: true })).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: /Sök i texten|Find in the text/ }).fill('omeprazol');
  await expect(page.getByText(/^1 (av|of) 1$/).first()).toBeVisible();
});

test('a page that was scanned into a clinical document is read as pages', async ({ page, demo }) => {
  const pane = await open(page, demo, PATIENTS.marta, 'Inskannad moderskapsjournal');
  await pane.isShowing('pdf');
});

test('see how the answers to a form have changed', async ({ page, demo }) => {
  const pane = await open(page, demo, PATIENTS.svenErik, 'Vattenkastning symtomskattning');
  await pane.isShowing('form');

  await expect(pane.root.getByRole('img', { name: /2025-08-27 23.*2026-02-18 16.*2026-10-21 8/ })).toBeVisible();
});

test('see what an archive holds, and save one file of it', async ({ page, demo }) => {
  const pane = await open(page, demo, PATIENTS.karin, 'Bilder från Region Annanstans');
  await pane.isShowing('bundle');

  const download = page.waitForEvent('download');
  await pane.root.getByRole('button', { name: /LÄS MIG\.txt/ }).click();
  expect((await download).suggestedFilename()).toBe('LÄS MIG.txt');
});
