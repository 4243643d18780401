// What the reader has set on the timeline; plain JSON, owned by whoever keeps the screen alive.
import type { FailureReason } from '../model/failure.ts';
import type { ItemId, Specialty, TimelineItem } from '../model/item.ts';
import type { Gap } from '../sources/source.ts';
import type { Span } from './scale.ts';

export type TimelineMode = 'lanes' | 'list' | 'grid';

export interface TimelineFilters {
  /** Words that must all be found in title, code, origin, body part or file names. */
  readonly text: string;
  /** Empty: all of them. */
  readonly specialties: readonly Specialty[];
  /** Categories of the items, as the sources say them; empty: all of them. */
  readonly categories: readonly string[];
  /** Source ids; empty: all of them. */
  readonly sources: readonly string[];
  /** YYYY-MM-DD, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly hasReport: boolean;
}

export const NO_FILTERS: TimelineFilters = { text: '', specialties: [], categories: [], sources: [], hasReport: false };

export interface TimelineView {
  readonly mode: TimelineMode;
  readonly scale: 'bands' | 'linear';
  /** What the lanes show, ms; absent: the whole story. */
  readonly span?: Span | undefined;
  /** In the order they were chosen. */
  readonly selected: readonly ItemId[];
  /** Where the keyboard is. */
  readonly focus?: ItemId | undefined;
}

export const FIRST_VIEW: TimelineView = { mode: 'lanes', scale: 'bands', selected: [] };

/** A source, as the timeline sees it. */
export interface SourceState {
  readonly id: string;
  readonly label: string;
  readonly state: 'asking' | 'answered' | 'failed' | 'slow';
  readonly gaps: readonly Gap[];
  /** Why it failed, where that is known. */
  readonly reason?: FailureReason | undefined;
  /** HH:MM of its last answer. */
  readonly since?: string | undefined;
  retry(): void;
}

/** What can be done with items, whichever form they are shown in. */
export interface ItemActions {
  open(item: TimelineItem): void;
  openSelected(): void;
  /** Together with the best earlier picture of the same body part, if there is one. */
  openWithPrior(item: TimelineItem): void;
  select(id: ItemId): void;
  extend(ids: readonly ItemId[]): void;
  /** Shown in the inspector. */
  point(item: TimelineItem): void;
}
