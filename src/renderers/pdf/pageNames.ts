// What pdf.js's page elements are called for a screen reader, in the language of the moment.
import type { PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import { language } from '../../lib/language.ts';
import { words } from './words.ts';

const nothing = async (): Promise<void> => undefined;

/** All of L10n that the viewer calls; pdf.js's own catalogue speaks English only in this build. */
const silent = {
  getLanguage: language,
  getDirection: () => 'ltr',
  get: async () => '',
  translate: nothing,
  translateOnce: nothing,
  destroy: nothing,
  pause: () => undefined,
  resume: () => undefined,
};

// pdfjs-dist 6.5 types L10n by private members, which no object of ours can have.
export const l10n = silent as unknown as NonNullable<ConstructorParameters<typeof PDFViewer>[0]['l10n']>;

/** Names the page elements; to be called when one was painted. */
export function namePages(viewer: HTMLElement): void {
  for (const page of viewer.querySelectorAll<HTMLElement>('.page')) {
    page.setAttribute('aria-label', words().page(Number(page.dataset.pageNumber)));
  }
}
