// What the controls of paper show, and the store that tells them.
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PaperSearch {
  readonly query: string;
  /** From 1; 0 when none is chosen. */
  readonly current: number;
  readonly total: number;
}

export interface OutlineEntry {
  readonly text: string;
  /** 1 … 4 */
  readonly level: number;
  /** Which sheet it stands on, from 0. */
  readonly sheet: number;
}

export interface PaperState {
  /** Untrusted text; '' where one has none. */
  readonly titles: readonly string[];
  /** The sheet in the middle of the pane, from 0. */
  readonly shown: number;
  /** 1 = 16 CSS px to the letter's size. */
  readonly scale: number;
  readonly isFullLight: boolean;
  readonly outline: readonly OutlineEntry[];
  /** Names and values of the sheet in view, for the side panel. */
  readonly facts: readonly (readonly [string, string])[];
  /** Absent while the search is closed. */
  readonly search: PaperSearch | undefined;
}
export type PaperStore = StoreApi<PaperState>;

export const createPaperStore = (): PaperStore =>
  createStore<PaperState>()(() => ({
    titles: [],
    shown: 0,
    scale: 1,
    isFullLight: false,
    outline: [],
    facts: [],
    search: undefined,
  }));

export const MIN_SCALE = 0.5;
export const MAX_SCALE = 4;
const STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

export const clampScale = (scale: number): number =>
  Number.isFinite(scale) ? Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)) : 1;

/** The next step in a direction; off the ladder, the nearest one that way. */
export function stepScale(scale: number, direction: 1 | -1): number {
  const next = direction > 0 ? STEPS.find((step) => step > scale + 0.005) : STEPS.findLast((step) => step < scale - 0.005);
  return next ?? (direction > 0 ? MAX_SCALE : MIN_SCALE);
}
