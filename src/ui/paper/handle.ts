import type { PaperStore } from './state.ts';

/** What the controls have in their hands. */
export interface PaperHandle {
  readonly store: PaperStore;
  zoomStep(direction: 1 | -1): void;
  openFind(): void;
  closeFind(): void;
  search(query: string): void;
  stepMatch(direction: 1 | -1): void;
  /** @param index from 0, in the outline */
  goToHeading(index: number): void;
  /** @param index from 0 */
  goToSheet(index: number): void;
}
