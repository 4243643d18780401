import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimelineItem } from '../../model/item.ts';

export interface Word {
  readonly id: string;
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Wide bands show moments, narrow ones harmonics. */
export type Bands = 'wide' | 'narrow';

export interface AudioState {
  readonly seconds: number;
  readonly samplesPerSecond: number;
  readonly time: number;
  readonly isPlaying: boolean;
  readonly isMuted: boolean;
  readonly speed: number;
  readonly isLooping: boolean;
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly words: readonly Word[];
  readonly bands: Bands;
  readonly hasPitch: boolean;
  readonly pitch: number;
  readonly level: number;
  readonly earlier: readonly TimelineItem[];
  readonly prior:
    | { readonly item: TimelineItem; readonly when: string; readonly offset: number; readonly isPlaying: boolean }
    | undefined;
}

export type AudioStore = StoreApi<AudioState>;

export const SPEEDS: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

export const createAudioStore = (): AudioStore =>
  createStore<AudioState>(() => ({
    seconds: 0,
    samplesPerSecond: 0,
    time: 0,
    isPlaying: false,
    isMuted: false,
    speed: 1,
    isLooping: false,
    span: undefined,
    words: [],
    bands: 'narrow',
    hasPitch: true,
    pitch: 0,
    level: Number.NEGATIVE_INFINITY,
    earlier: [],
    prior: undefined,
  }));
