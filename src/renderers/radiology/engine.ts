// What the room asks of its engine. The engine's own code lies in engine/ and is fetched after the first picture.
import type { Point } from './camera.ts';
import type { Screen } from './plainScreen.ts';
import type { Tool } from './session.ts';

export interface Engine extends Screen {
  readonly kind: 'cpu' | 'gpu';
  /** A measuring tool takes the primary drag; undefined: none does. */
  setTool(tool: Tool | undefined): void;
  /** A mark, or a handle of one, lies under a point of the pane. */
  hasMarkAt(at: Point): boolean;
  /** Removes the chosen marks, else the one made last on this picture. @returns false when there is none */
  deleteMark(): boolean;
  /** @param keepMarks the same pane gets a new engine: what was measured stays */
  dispose(options?: { readonly keepMarks: boolean }): void;
}

export interface EngineSetup {
  /** The pane's own name: marks are found again by it when the engine has to be made anew. */
  readonly name: string;
  /** Empty; the engine fills it. */
  readonly element: HTMLDivElement;
  marksChanged(hasMarks: boolean): void;
  /** The GPU is gone: what is on screen may be wrong. */
  lost(): void;
}
