import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import type { Lent } from './renderer.ts';
import { watchOthers } from './watchOthers.ts';

const lend = (day: string): Lent => ({ item: timelineItem(day), read: async () => new Response(), admit: () => undefined });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('items that come later are told of once, and none after the end', () => {
  const others = [lend('2024-01-01')];
  const end = new AbortController();
  const seen: number[] = [];
  watchOthers(
    () => others,
    ({ length }) => seen.push(length),
    end.signal,
  );

  vi.advanceTimersByTime(1000);
  others.push(lend('2025-01-01'));
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([1, 2]);

  end.abort();
  others.push(lend('2026-01-01'));
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([1, 2]);
  expect(vi.getTimerCount()).toBe(0);
});

it('it does not look for ever', () => {
  watchOthers(
    () => [],
    () => undefined,
    new AbortController().signal,
  );
  vi.advanceTimersByTime(60_000);
  expect(vi.getTimerCount()).toBe(0);
});
