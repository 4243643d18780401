import type { Command } from '../renderer.ts';
import type { SlideState, SlideStore } from './state.ts';

/** What the controls have in their hands: the viewport, as far as a button needs it. */
export interface Controlled {
  readonly store: SlideStore;
  perform(command: Command): boolean;
  /** @param index from 0 */
  openSlide(index: number): void;
  /** Tiles that look otherwise are asked for again. */
  dress(change: Partial<Pick<SlideState, 'look' | 'rotation' | 'isFlipped'>>): void;
}
