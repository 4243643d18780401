// The live viewport objects, by pane: engines are not React state.
import type { Viewport } from '../renderers/renderer.ts';

const live = new Map<number, Viewport>();

export const viewportOf = (pane: number): Viewport | undefined => live.get(pane);

/** @returns the undo, which takes away only what was put */
export function putViewport(pane: number, viewport: Viewport): () => void {
  live.set(pane, viewport);
  return () => {
    if (live.get(pane) === viewport) live.delete(pane);
  };
}
