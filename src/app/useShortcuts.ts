import { useEffect } from 'react';
import type { Route } from '../workspace/url.ts';
import { navigate } from '../workspace/url.ts';
import { activeViewport } from '../workspace/viewports.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';
import { commandsOf, isTyping, keyName } from './shortcuts.ts';

/** Sends keys to the active viewport and the view screen, while it is on. */
export function useShortcuts(route: Extract<Route, { readonly screen: 'view' }>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
      const key = keyName(event);
      if (isPressing(event)) return;
      if (perform(key, event.repeat) || arrange(key, route)) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'm') activeViewport()?.perform('magnifierUp');
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('keyup', onKeyUp);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keyup', onKeyUp);
    };
  }, [route]);
}

/** Space and Enter on a button or a box to tick are its own. */
const isPressing = (event: KeyboardEvent): boolean =>
  (event.key === ' ' || event.key === 'Enter') &&
  event.target instanceof Element &&
  event.target.closest('button, a, [role="tab"], input') !== null;

function perform(key: string, isRepeat: boolean): boolean {
  const viewport = activeViewport();
  if (!viewport) return false;
  if (key === 'm') return isRepeat || viewport.perform('magnifierDown');
  return commandsOf(key).some((command) => viewport.perform(command));
}

function arrange(key: string, route: Extract<Route, { readonly screen: 'view' }>): boolean {
  const workspace = useWorkspace.getState();
  if (key === 't') workspace.toggleStrip();
  else if (key === 'd') workspace.togglePanel();
  else if (key === 'f') workspace.toggleFullscreen(workspace.activePane);
  else if (key === 'escape') {
    if (workspace.fullscreenPane !== undefined) workspace.toggleFullscreen(workspace.fullscreenPane);
    else if (!activeViewport()?.perform('toolNone')) navigate({ screen: 'timeline', anchor: route.anchor });
  } else return false;
  return true;
}
