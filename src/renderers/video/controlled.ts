import type { Command } from '../renderer.ts';
import type { Player } from './player.ts';
import type { KeptStill, VideoStore } from './state.ts';

/** What controls, keys and hands have hold of: the viewport, as far as they need it. */
export interface Controlled {
  readonly store: VideoStore;
  readonly player: Pick<Player, 'element' | 'play' | 'pause' | 'setSpeed'>;
  perform(command: Command): boolean;
  getIndex(): { readonly index: number; readonly count: number };
  /** @param time seconds */
  goTo(time: number): void;
  /** @param frame from 1 */
  goToFrame(frame: number): void;
  /** @param index from 0, of the item's films */
  openClip(index: number): void;
  setMuted(isMuted: boolean): void;
  mark(): void;
  keepStill(): Promise<void>;
  dropStill(still: KeptStill): void;
  saveDicom(still: KeptStill): Promise<void>;
}
