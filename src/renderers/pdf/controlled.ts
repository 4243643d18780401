import type { Command } from '../renderer.ts';
import type { Finding } from './finding.ts';
import type { PdfStore } from './state.ts';

/** What the controls have in their hands: the viewport, as far as a button needs it. */
export interface Controlled {
  readonly store: PdfStore;
  readonly finding: Finding;
  perform(command: Command): boolean;
  /** @param index from 0, of the item's documents */
  openDocument(index: number): void;
  readonly pages: { goToPage(page: number): void; goToDestination(dest: string | unknown[]): void };
}
