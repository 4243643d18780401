// What the controls of a photo show.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimelineItem } from '../../model/item.ts';
import type { Photo } from './photo.ts';
import type { Shot } from './shots.ts';

export type Tool = 'pan' | 'length' | 'calibrate';

export interface Measure {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Where the millimetres come from. */
export interface Scale {
  readonly x: number;
  readonly y: number;
  readonly basis: 'object' | 'reader';
}

export interface Comparison {
  readonly item: TimelineItem;
  /** When it was taken, in words. */
  readonly when: string;
  readonly photo: Photo;
  readonly shot: Shot;
}

export interface PhotoState {
  readonly shots: readonly Shot[];
  /** From 0. */
  readonly index: number;
  readonly photo: Photo | undefined;
  readonly tool: Tool;
  readonly measures: readonly Measure[];
  /** The line that waits for its length. */
  readonly known: Measure | undefined;
  readonly ownScale: number | undefined;
  /** Earlier items that may show the same place, newest first. */
  readonly earlier: readonly TimelineItem[];
  readonly comparison: Comparison | undefined;
  /** 0 the current picture … 1 the earlier one. */
  readonly mix: number;
  readonly isFlickering: boolean;
}

export type PhotoStore = StoreApi<PhotoState>;

export const createPhotoStore = (): PhotoStore =>
  createStore<PhotoState>(() => ({
    shots: [],
    index: 0,
    photo: undefined,
    tool: 'pan',
    measures: [],
    known: undefined,
    ownScale: undefined,
    earlier: [],
    comparison: undefined,
    mix: 0.5,
    isFlickering: false,
  }));

/** The reader's own scale goes before the object's: it was made for this picture. */
export function scaleOf({ ownScale, shots, index }: PhotoState): Scale | undefined {
  if (ownScale !== undefined) return { x: ownScale, y: ownScale, basis: 'reader' };
  const spacing = shots[index]?.spacing;
  return spacing && { ...spacing, basis: 'object' };
}

/** In mm where there is a scale, else in px. */
export const lengthOf = ({ from, to }: Measure, scale: Scale | undefined): number =>
  Math.hypot((to[0] - from[0]) * (scale?.x ?? 1), (to[1] - from[1]) * (scale?.y ?? 1));
