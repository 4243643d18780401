// What the controls of curves show, and the store that tells them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Caliper } from './calipers.ts';
import type { Dayline } from './dayline.ts';
import type { Family } from './family.ts';
import type { LayoutName } from './layout.ts';
import type { Sheet } from './recordings.ts';

export interface WaveformState {
  readonly sheets: readonly Sheet[];
  /** Which of them is shown, from 0. */
  readonly shown: number;
  readonly family: Family;
  readonly layouts: readonly LayoutName[];
  readonly layout: LayoutName;
  /** mm/s */
  readonly speed: number;
  /** mm/mV, or times what fills a row. */
  readonly gain: number;
  readonly isCabrera: boolean;
  /** CSS px per mm of paper. */
  readonly scale: number;
  /** The page is kept as large as the pane allows. */
  readonly isFit: boolean;
  /** mm of the page left of and above the pane. */
  readonly pan: { readonly x: number; readonly y: number };
  /** Seconds since the first sample at the page's left edge. */
  readonly timeSec: number;
  readonly durationSec: number;
  /** The whole of a long recording, as far as it was looked at. */
  readonly dayline: Dayline | undefined;
  /** Where the file has marks. */
  readonly markSecs: readonly number[];
  /** Time on the page. */
  readonly pageSec: number;
  readonly tool: 'none' | 'pan' | 'caliper';
  readonly caliper: Caliper | undefined;
  readonly isFullLight: boolean;
  readonly hasOverlays: boolean;
  /** An earlier recording under this one: wanted, and as far as it is there its label. */
  readonly isPriorWanted: boolean;
  readonly priorLabel: string | undefined;
  readonly priorTrouble: 'none' | 'loading' | 'absent' | 'failed';
}

export type WaveformStore = StoreApi<WaveformState>;

const NO_FAMILY: Family = { id: 'other', speeds: [25], speed: 25, gains: [1], gain: 1 };

export const createWaveformStore = (): WaveformStore =>
  createStore<WaveformState>()(() => ({
    sheets: [],
    shown: 0,
    family: NO_FAMILY,
    layouts: ['rows'],
    layout: 'rows',
    speed: 25,
    gain: 1,
    isCabrera: false,
    scale: 4,
    isFit: true,
    pan: { x: 0, y: 0 },
    timeSec: 0,
    durationSec: 0,
    dayline: undefined,
    markSecs: [],
    pageSec: 1,
    tool: 'none',
    caliper: undefined,
    isFullLight: false,
    hasOverlays: true,
    isPriorWanted: false,
    priorLabel: undefined,
    priorTrouble: 'none',
  }));
