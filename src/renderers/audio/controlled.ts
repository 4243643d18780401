import type { TimelineItem } from '../../model/item.ts';
import type { Command } from '../renderer.ts';
import type { AudioStore } from './state.ts';

/** The viewport, as its buttons see it. */
export interface Controlled {
  readonly store: AudioStore;
  perform(command: Command): boolean;
  seek(time: number): void;
  setSpeed(speed: number): void;
  clearSpan(): void;
  nameWord(id: string, text: string): void;
  removeWord(id: string): void;
  compareWith(item: TimelineItem): Promise<void>;
  endComparison(): void;
  playPrior(): void;
  movePrior(seconds: number): void;
}

export interface ControlledProps {
  readonly viewport: Controlled;
}
