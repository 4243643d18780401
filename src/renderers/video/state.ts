// What the controls of a film show, and the store that tells them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Chapter } from '../../standards/mime/mp4Chapters.ts';
import type { Marker, Span } from './marks.ts';
import { ASSUMED_RATE } from './timing.ts';

/** A picture that the reader kept. */
export interface KeptStill {
  readonly id: string;
  /** Of which film, from 0. */
  readonly clip: number;
  /** Seconds. */
  readonly time: number;
  readonly frame: number;
  readonly png: Blob;
  /** Of the same picture; lives as long as the viewport. */
  readonly url: string;
}

export interface VideoState {
  /** Titles of the item's films, in order. Untrusted text; '' where one has none. */
  readonly titles: readonly string[];
  /** Which of them is shown, from 0. */
  readonly shown: number;
  /** Seconds; 0 until known. */
  readonly duration: number;
  readonly time: number;
  /** Frames a second. */
  readonly rate: number;
  /** Whether the file or the object told the rate; else it is assumed. */
  readonly isRateKnown: boolean;
  readonly isPlaying: boolean;
  readonly isWaiting: boolean;
  readonly speed: number;
  readonly isMuted: boolean;
  /** Absent until the file has been asked. */
  readonly hasSound: boolean | undefined;
  readonly isLooping: boolean;
  readonly span: Span;
  readonly markers: readonly Marker[];
  /** As the file tells them. Untrusted text. */
  readonly chapters: readonly Chapter[];
  readonly stills: readonly KeptStill[];
  /** Of the picture as stored, px. */
  readonly size: readonly [number, number] | undefined;
  readonly codec: string | undefined;
  readonly sizeBytes: number;
  readonly hasOverlays: boolean;
  /** Object URLs of pictures at even distances. */
  readonly strip: readonly string[];
  /** 1 fits the pane. */
  readonly zoom: number;
  /** CSS px from the middle of the pane. */
  readonly pan: readonly [number, number];
}

export type VideoStore = StoreApi<VideoState>;

/** What belongs to one film, and goes with it. */
export const FRESH = {
  duration: 0,
  time: 0,
  rate: ASSUMED_RATE,
  isRateKnown: false,
  isPlaying: false,
  isWaiting: false,
  isMuted: true,
  hasSound: undefined,
  size: undefined,
  codec: undefined,
  chapters: [],
  sizeBytes: 0,
  strip: [],
  zoom: 1,
  pan: [0, 0],
} as const satisfies Partial<VideoState>;

export const createVideoStore = (): VideoStore =>
  createStore<VideoState>()(() => ({
    ...FRESH,
    titles: [],
    shown: 0,
    speed: 1,
    isLooping: false,
    span: {},
    markers: [],
    stills: [],
    hasOverlays: true,
  }));
