// What tests, benchmarks and support may read from the page (the observable contract): never written to, never a person.
import { viewportOf } from '../workspace/viewports.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';

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
  return Object.entries(useWorkspace.getState().panes).flatMap(([key, pane]) => {
    if (pane.state === 'empty') return [];
    const viewport = pane.state === 'showing' ? viewportOf(Number(key)) : undefined;
    const report: PaneReport = {
      pane: Number(key),
      state: pane.state,
      item: pane.id,
      ...(pane.renderer !== undefined && { renderer: pane.renderer }),
      ...(viewport && { view: viewport.getView(), presentation: viewport.getPresentation(), ...viewport.getIndex() }),
      ...(pane.state === 'failed' && { failure: pane.failure.reason }),
    };
    return [structuredClone(report)];
  });
}
