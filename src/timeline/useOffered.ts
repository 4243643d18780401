// Items that arrive after the first answers are offered, not pushed: nothing moves under the reader's eyes.
import { useState } from 'react';
import type { TimelineItem } from '../model/item.ts';
import type { SourceState } from './view.ts';

export interface Offered {
  readonly items: readonly TimelineItem[];
  /** How many more there are. */
  readonly waiting: number;
  take(): void;
}

/**
 * While any source is being asked for the first time, items are shown as they come. From then on new ones wait until they
 * are taken; asking again with "try again" takes what it brings.
 */
export function useOffered(items: readonly TimelineItem[], sources: readonly SourceState[]): Offered {
  const isAsking = sources.some(({ state }) => state === 'asking');
  const [held, setHeld] = useState<readonly TimelineItem[]>();
  if (isAsking || items.length === 0) {
    if (held) setHeld(undefined);
    return { items, waiting: 0, take: () => undefined };
  }
  const next = held && holdBack(held, items);
  if (!next) {
    setHeld(items);
    return { items, waiting: 0, take: () => undefined };
  }
  return { items: next.shown, waiting: next.waiting, take: () => setHeld(items) };
}

/** What is already shown, in its newest form and without what is gone; and how many are new. */
export function holdBack(
  held: readonly TimelineItem[],
  items: readonly TimelineItem[],
): { readonly shown: readonly TimelineItem[]; readonly waiting: number } {
  if (held === items) return { shown: items, waiting: 0 };
  const known = new Set(held.map(({ id }) => id));
  const shown = items.filter(({ id }) => known.has(id));
  return { shown: shown.length === items.length ? items : shown, waiting: items.length - shown.length };
}
