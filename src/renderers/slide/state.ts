// What the controls of a slide show, and the store that tells them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SlideAnnotations } from './annotations.ts';
import type { Point } from './camera.ts';
import type { Look, SlideImage } from './image.ts';
import type { SlideSegment } from './segments.ts';

export type Tool = 'zoom' | 'length' | 'area' | 'point';
export type MarkKind = 'length' | 'area' | 'point';

export interface Mark {
  readonly id: number;
  readonly kind: MarkKind;
  /** Pixels of the base level. */
  readonly points: readonly Point[];
}

/** How much is written over the picture: all, no captions, only what must be said. */
export type OverlayLevel = 'all' | 'less' | 'none';

export interface SlideState {
  /** Absent until opened. */
  readonly image: SlideImage | undefined;
  readonly look: Look;
  /** Names of the item's slides. Untrusted text. */
  readonly slides: readonly string[];
  /** Which of them is shown, from 0. */
  readonly shown: number;
  /** CSS px per pixel of the base level. */
  readonly scale: number;
  /** Multiples of 90, clockwise. */
  readonly rotation: number;
  readonly isFlipped: boolean;
  /** Absent: the hand. */
  readonly tool: Tool | undefined;
  readonly marks: readonly Mark[];
  readonly selected: number | undefined;
  readonly overlays: OverlayLevel;
  readonly hasInset: boolean;
  /** All tiles of the view are there. */
  readonly isSettled: boolean;
  /** What other objects of the study have drawn on it. */
  readonly annotations: readonly SlideAnnotations[];
  readonly segments: readonly SlideSegment[];
  /** Names of segments that are switched off. */
  readonly hiddenSegments: readonly string[];
  /** Marks and overlays that software made. */
  readonly isComputedOn: boolean;
}

export type SlideStore = StoreApi<SlideState>;

const NO_LOOK: Look = { plane: 0, path: '', channels: [], isManaged: false };

export const createSlideStore = (): SlideStore =>
  createStore<SlideState>()(() => ({
    image: undefined,
    look: NO_LOOK,
    slides: [],
    shown: 0,
    scale: 1,
    rotation: 0,
    isFlipped: false,
    tool: undefined,
    marks: [],
    selected: undefined,
    overlays: 'all',
    hasInset: true,
    isSettled: false,
    annotations: [],
    segments: [],
    hiddenSegments: [],
    isComputedOn: true,
  }));
