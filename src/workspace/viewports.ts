// The live viewport objects, by paneKey: engines are not React state.
import type { Viewport } from '../renderers/renderer.ts';
import { currentRoute } from './url.ts';
import { paneKey, useWorkspace } from './workspaceStore.ts';

const live = new Map<string, Viewport>();

export const viewportOf = (key: string): Viewport | undefined => live.get(key);

/** The viewport that keys and the side panel speak to, once it shows something. */
export function activeViewport(): Viewport | undefined {
  const route = currentRoute();
  if (route.screen !== 'view') return undefined;
  const { panes, activePane } = useWorkspace.getState();
  const key = paneKey(route.items, Math.min(activePane, route.items.length - 1));
  return panes[key]?.state === 'showing' ? live.get(key) : undefined;
}

/** @returns the undo, which takes away only what was put */
export function putViewport(key: string, viewport: Viewport): () => void {
  live.set(key, viewport);
  return () => {
    if (live.get(key) === viewport) live.delete(key);
  };
}
