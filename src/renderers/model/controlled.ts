import type { Command } from '../renderer.ts';
import type { Side } from './directions.ts';
import type { Dress, Style } from './scene.ts';
import type { ModelStore } from './state.ts';

/** What the controls and commands have in their hands: the viewport, as far as they need it. */
export interface Controlled {
  readonly store: ModelStore;
  perform(command: Command): boolean;
  /** @param index from 0 */
  openGroup(index: number): void;
  /** @param toRight, upwards, clockwise radians */
  turnBy(toRight: number, upwards: number, clockwise: number): void;
  zoomBy(factor: number): void;
  lookAt(side: Side): void;
  /** All of it in the pane, from where it is seen now. */
  fit(): void;
  /** As it was opened. */
  reset(): void;
  readonly styleAs: (style: Style) => void;
  /** @param index of the piece, from 0 */
  dress(index: number, change: Partial<Dress>): void;
}
