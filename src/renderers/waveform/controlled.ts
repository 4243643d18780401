import type { Command } from '../renderer.ts';
import type { WaveformStore } from './state.ts';

/** What the controls have in their hands: the viewport, as far as a button needs it. */
export interface Controlled {
  readonly store: WaveformStore;
  perform(command: Command): boolean;
  goTo(timeSec: number): void;
  /** @param index from 0, of the item's sheets */
  openSheet(index: number): void;
}
