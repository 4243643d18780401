// What tests, benchmarks and support may read from the page (the observable contract): never written to, never a person.

import { currentRoute } from '../workspace/url.ts';
import { viewportOf } from '../workspace/viewports.ts';
import { paneKey, useWorkspace } from '../workspace/workspaceStore.ts';

export interface PaneReport {
  readonly pane: number;
  readonly state: string;
  readonly item?: string;
  readonly renderer?: string;
  readonly view?: unknown;
  readonly presentation?: unknown;
  /** From 1. */
  readonly index?: number;
  readonly count?: number;
  readonly failure?: string;
}

declare global {
  interface Window {
    readonly helbild: { readonly version: string; panes(): PaneReport[] };
  }
}

export function installHooks(): void {
  const api = Object.freeze({ version: __HELBILD_VERSION__, panes });
  Object.defineProperty(window, 'helbild', { value: api, configurable: false, writable: false });
}

function panes(): PaneReport[] {
  const route = currentRoute();
  if (route.screen !== 'view') return [];
  return route.items.flatMap((_, number) => {
    const key = paneKey(route.items, number);
    const pane = useWorkspace.getState().panes[key];
    if (!pane || pane.state === 'empty') return [];
    const viewport = pane.state === 'showing' ? viewportOf(key) : undefined;
    const report: PaneReport = {
      pane: number,
      state: pane.state,
      item: pane.id,
      ...(pane.renderer !== undefined && { renderer: pane.renderer }),
      ...(viewport && { view: viewport.getView(), presentation: viewport.getPresentation(), ...viewport.getIndex() }),
      ...(pane.state === 'failed' && { failure: pane.failure.reason }),
    };
    return [structuredClone(report)];
  });
}
