// What the controls of a photo show.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimelineItem } from '../../model/item.ts';
import type { Size } from './camera.ts';
import { type Cell, halvesOf, wholeOf } from './halves.ts';
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
  /** The other eye's picture, where there is one: from 0; and what it looks like, once it has come. */
  readonly pair: number | undefined;
  readonly pairPhoto: Photo | undefined;
  /** What the reader wants where there are two. */
  readonly eyes: 'both' | 'one';
  readonly tool: Tool;
  /** By the key of their shot: a line belongs to one picture. */
  readonly measures: Readonly<Record<string, readonly Measure[]>>;
  /** The line that waits for its length. */
  readonly known: Measure | undefined;
  /** The reader's own, mm a px, by the key of the shot that it was made on. */
  readonly ownScales: Readonly<Record<string, number>>;
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
    pair: undefined,
    pairPhoto: undefined,
    eyes: 'both',
    tool: 'pan',
    measures: {},
    known: undefined,
    ownScales: {},
    earlier: [],
    comparison: undefined,
    mix: 0.5,
    isFlickering: false,
  }));

const keyOf = ({ shots, index }: PhotoState): string => shots[index]?.key ?? '';

/** Those on the picture that is shown. */
export const measuresOf = (state: PhotoState): readonly Measure[] => state.measures[keyOf(state)] ?? [];
export const withMeasures = (state: PhotoState, measures: readonly Measure[]): PhotoState['measures'] => ({
  ...state.measures,
  [keyOf(state)]: measures,
});

/** @param mm a px; undefined forgets it */
export function withOwnScale(state: PhotoState, mm: number | undefined): PhotoState['ownScales'] {
  const { [keyOf(state)]: _, ...others } = state.ownScales;
  return mm === undefined ? others : { ...others, [keyOf(state)]: mm };
}

/** The reader's own scale goes before the object's: it was made for this picture. */
export function scaleOf(state: PhotoState): Scale | undefined {
  const own = state.ownScales[keyOf(state)];
  if (own !== undefined) return { x: own, y: own, basis: 'reader' };
  const spacing = state.shots[state.index]?.spacing;
  return spacing && { ...spacing, basis: 'object' };
}

/** In mm where there is a scale, else in px. */
export const lengthOf = ({ from, to }: Measure, scale: Scale | undefined): number =>
  Math.hypot((to[0] - from[0]) * (scale?.x ?? 1), (to[1] - from[1]) * (scale?.y ?? 1));

/** Two eyes beside each other; measuring and comparing are of one. */
export const isPaired = ({ pair, eyes, comparison, tool }: PhotoState): boolean =>
  pair !== undefined && eyes === 'both' && comparison === undefined && tool === 'pan';

/** Where in the pane the picture lies, and the other eye's. */
export function cellsOf(state: PhotoState, pane: Size): { readonly own: Cell; readonly other?: Cell } {
  if (!isPaired(state)) return { own: wholeOf(pane) };
  const [right, left] = halvesOf(pane);
  return state.shots[state.index]?.laterality === 'L' ? { own: left, other: right } : { own: right, other: left };
}
