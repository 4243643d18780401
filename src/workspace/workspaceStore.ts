// How the workspace is arranged, as far as the address does not say: which pane is active, what each shows, what is folded.
import { create } from 'zustand';
import type { Failure } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';

/** A pane is always exactly one of these. */
export type PaneState =
  | { readonly state: 'empty' }
  | { readonly state: 'loading'; readonly id: ItemId; readonly item?: TimelineItem; readonly renderer?: string }
  | { readonly state: 'showing'; readonly id: ItemId; readonly item: TimelineItem; readonly renderer: string }
  | {
      readonly state: 'failed';
      readonly id: ItemId;
      readonly item?: TimelineItem;
      readonly renderer?: string;
      readonly failure: Failure;
    };

export interface Workspace {
  readonly panes: Readonly<Record<number, PaneState>>;
  readonly activePane: number;
  readonly isStripOpen: boolean;
  readonly isPanelOpen: boolean;
  readonly fullscreenPane: number | undefined;
  setPane(pane: number, state: PaneState): void;
  clearPanes(): void;
  activate(pane: number): void;
  toggleStrip(): void;
  togglePanel(): void;
  toggleFullscreen(pane: number): void;
}

/** Wide screens have room for the panel; on others it would hide the picture. */
const hasRoomForPanel = (): boolean => typeof matchMedia === 'undefined' || matchMedia('(min-width: 1366px)').matches;

export const useWorkspace = create<Workspace>()((set) => ({
  panes: {},
  activePane: 0,
  isStripOpen: true,
  isPanelOpen: hasRoomForPanel(),
  fullscreenPane: undefined,
  setPane: (pane, state) => set(({ panes }) => ({ panes: { ...panes, [pane]: state } })),
  clearPanes: () => set({ panes: {}, activePane: 0, fullscreenPane: undefined }),
  activate: (activePane) => set({ activePane }),
  toggleStrip: () => set(({ isStripOpen }) => ({ isStripOpen: !isStripOpen })),
  togglePanel: () => set(({ isPanelOpen }) => ({ isPanelOpen: !isPanelOpen })),
  toggleFullscreen: (pane) => set(({ fullscreenPane }) => ({ fullscreenPane: fullscreenPane === pane ? undefined : pane })),
}));
