import type { Command } from '../renderer.ts';
import type { Point } from './camera.ts';
import type { MarkPen } from './marks.ts';
import type { Screen } from './screen.ts';
import type { SlideState, SlideStore, Tool } from './state.ts';

/** What the controls have in their hands: the viewport, as far as a button needs it. */
export interface Controlled {
  readonly store: SlideStore;
  perform(command: Command): boolean;
  /** @param index from 0 */
  openSlide(index: number): void;
  /** Tiles that look otherwise are asked for again. */
  dress(change: Partial<Pick<SlideState, 'look' | 'rotation' | 'isFlipped'>>): void;
}

/** What a command may do besides. */
export interface Commanded extends Controlled {
  readonly screen: Screen | undefined;
  readonly pen: MarkPen;
  /** CSS px in the pane, while a mouse or pen is over it. */
  readonly pointer: Point | undefined;
  tellMove(): void;
  /** @param columns, rows of what the pane shows */
  moveByFields(columns: number, rows: number): void;
  stepPlane(by: 1 | -1): void;
  setTool(tool: Tool | undefined): void;
  markHere(): void;
}
