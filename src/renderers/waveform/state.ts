import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimelineItem } from '../../model/item.ts';
import type { Annotation } from '../../standards/dicom/waveform/readWaveforms.ts';
import type { Layout } from './layout.ts';
import type { Recording } from './recording.ts';
import type { Caliper } from './scales.ts';

export interface WaveformState {
  readonly groups: readonly string[];
  /** From 0. */
  readonly group: number;
  readonly recording: Recording | undefined;
  readonly annotations: readonly Annotation[];
  readonly layout: Layout;
  readonly mmPerSecond: number;
  readonly mmPerMillivolt: number;
  /** Seconds from the recording's start at the paper's left edge. */
  readonly start: number;
  /** 1: the paper fits the pane. */
  readonly zoom: number;
  /** mm of the paper at the pane's centre. */
  readonly centre: readonly [number, number];
  readonly isFullLight: boolean;
  readonly isMeasuring: boolean;
  readonly caliper: (Caliper & { readonly box: readonly [number, number, number, number] }) | undefined;
  readonly earlier: readonly TimelineItem[];
  readonly prior: { readonly item: TimelineItem; readonly recording: Recording; readonly when: string } | undefined;
}

export type WaveformStore = StoreApi<WaveformState>;

export const createWaveformStore = (): WaveformStore =>
  createStore<WaveformState>(() => ({
    groups: [],
    group: 0,
    recording: undefined,
    annotations: [],
    layout: '3x4',
    mmPerSecond: 25,
    mmPerMillivolt: 10,
    start: 0,
    zoom: 1,
    centre: [0, 0],
    isFullLight: false,
    isMeasuring: false,
    caliper: undefined,
    earlier: [],
    prior: undefined,
  }));

/** Seconds on one sheet: what a sheet of paper holds, or the whole of a shorter recording. */
export const sheetSeconds = ({ recording, mmPerSecond }: Pick<WaveformState, 'recording' | 'mmPerSecond'>): number =>
  Math.min(recording?.seconds ?? 10, 250 / mmPerSecond);
