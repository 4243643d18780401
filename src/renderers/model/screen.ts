// What a model is painted on. Two kinds: a GPU, and the processor where there is none.
import type { Camera, Size } from './camera.ts';
import type { Dressed, Style } from './scene.ts';

export interface Screen {
  readonly canvas: HTMLCanvasElement;
  /** Solids are told apart by their identity: the same one again costs nothing. */
  setSolids(solids: readonly Dressed[]): void;
  /**
   * At once: the canvas holds the picture when it returns, until the browser next composes the page.
   * @param pane CSS px @param ratio device pixels in one of them @param isMoving coarser is good enough
   */
  paint(camera: Camera, pane: Size, ratio: number, style: Style, isMoving: boolean): void;
  /** Gives back all that it holds, a GPU's context included. */
  dispose(): void;
}
