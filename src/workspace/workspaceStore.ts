// How the workspace is arranged, as far as the address does not say: which pane is active, what each shows, what is folded.
import { create } from 'zustand';
import type { Failure } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { hasRoomForPanel } from './room.ts';

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
  /** By paneKey, so that a pane keeps its engine when others come and go. */
  readonly panes: Readonly<Record<string, PaneState>>;
  /** By number, in reading order from 0. */
  readonly activePane: number;
  readonly isStripOpen: boolean;
  readonly isPanelOpen: boolean;
  readonly fullscreenPane: number | undefined;
  setPane(key: string, state: PaneState): void;
  clearPanes(): void;
  activate(pane: number): void;
  toggleStrip(): void;
  togglePanel(): void;
  toggleFullscreen(pane: number): void;
}

export const useWorkspace = create<Workspace>()((set) => ({
  panes: {},
  activePane: 0,
  isStripOpen: true,
  isPanelOpen: hasRoomForPanel(),
  fullscreenPane: undefined,
  setPane: (key, state) => set(({ panes }) => ({ panes: { ...panes, [key]: state } })),
  clearPanes: () => set({ panes: {}, activePane: 0, fullscreenPane: undefined }),
  activate: (activePane) => set({ activePane }),
  toggleStrip: () => set(({ isStripOpen }) => ({ isStripOpen: !isStripOpen })),
  togglePanel: () => set(({ isPanelOpen }) => ({ isPanelOpen: !isPanelOpen })),
  toggleFullscreen: (pane) => set(({ fullscreenPane }) => ({ fullscreenPane: fullscreenPane === pane ? undefined : pane })),
}));

/** What a pane is known by: its item, and which one of equals it is. */
export const paneKey = (items: readonly ItemId[], pane: number): string =>
  `${items[pane]}#${items.slice(0, pane).filter((id) => id === items[pane]).length}`;
