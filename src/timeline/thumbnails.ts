// Small pictures for what is on screen: few at a time, dropped when their card leaves, a bounded number kept.
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ItemId, TimelineItem } from '../model/item.ts';

/** An object URL of the item's small picture, owned by the caller; undefined when it has none. */
export type LoadThumbnail = (item: TimelineItem, signal: AbortSignal) => Promise<string | undefined>;

export interface ThumbnailStore {
  /** Wants the item's picture for as long as it is watched. */
  watch(item: TimelineItem, listener: () => void): () => void;
  /** undefined while it is on its way, '' when there is none. */
  url(id: ItemId): string | undefined;
  /** Frees every picture; the store may be used again. */
  clear(): void;
}

interface Entry {
  readonly item: TimelineItem;
  readonly listeners: Set<() => void>;
  readonly abort: AbortController;
  state: 'waiting' | 'loading' | 'done';
  url: string;
}

const AT_ONCE = 6;
const KEPT = 600;
/** A card that is regrouped leaves and comes back within a frame or two. */
const GRACE_MS = 150;

export function thumbnailStore(load: LoadThumbnail): ThumbnailStore {
  const entries = new Map<ItemId, Entry>();
  let loading = 0;

  const start = async (entry: Entry) => {
    entry.state = 'loading';
    loading += 1;
    try {
      const url = (await load(entry.item, entry.abort.signal)) ?? '';
      if (entry.abort.signal.aborted) URL.revokeObjectURL(url);
      else entry.url = url;
    } catch {
      // A card without a picture still says what it is; the pane says what is wrong when the item is opened.
    }
    loading -= 1;
    entry.state = 'done';
    for (const listener of entry.listeners) listener();
    next();
  };
  const next = () => {
    for (const entry of entries.values()) {
      if (loading >= AT_ONCE) return;
      if (entry.state === 'waiting' && entry.listeners.size > 0) void start(entry);
    }
  };
  const drop = (entry: Entry) => {
    entry.abort.abort();
    if (entry.url) URL.revokeObjectURL(entry.url);
    if (entries.get(entry.item.id) === entry) entries.delete(entry.item.id);
  };
  const leave = (entry: Entry) => {
    if (entry.listeners.size > 0) return;
    if (entry.state !== 'done') drop(entry);
    for (const old of entries.values()) {
      if (entries.size <= KEPT) return;
      if (old.listeners.size === 0) drop(old);
    }
  };

  return {
    watch(item, listener) {
      const known = entries.get(item.id);
      const entry: Entry = known ?? { item, listeners: new Set(), abort: new AbortController(), state: 'waiting', url: '' };
      entries.delete(item.id);
      entries.set(item.id, entry);
      entry.listeners.add(listener);
      queueMicrotask(next);
      return () => {
        entry.listeners.delete(listener);
        setTimeout(() => leave(entry), GRACE_MS);
      };
    },
    url: (id) => {
      const entry = entries.get(id);
      return entry?.state === 'done' ? entry.url : undefined;
    },
    clear() {
      for (const entry of [...entries.values()]) drop(entry);
    },
  };
}

export const Thumbnails = createContext<ThumbnailStore | undefined>(undefined);

/** @returns undefined while the picture is on its way, '' when there is none */
export function useThumbnail(item: TimelineItem): string | undefined {
  const store = useContext(Thumbnails);
  // The same function for the same item, or React would leave and ask anew at every draw.
  const watch = useCallback((listener: () => void) => store?.watch(item, listener) ?? (() => undefined), [store, item]);
  return useSyncExternalStore(watch, () => (store ? store.url(item.id) : ''));
}
