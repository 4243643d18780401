import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { thumbnailStore } from './thumbnails.ts';

const settle = () => vi.advanceTimersByTimeAsync(1000);

describe('small pictures', () => {
  const revoked: string[] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    revoked.length = 0;
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test('at most six are asked for at a time, all in the end', async () => {
    let now = 0;
    let most = 0;
    const store = thumbnailStore(async (item) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 10));
      now -= 1;
      return `blob:${item.id}`;
    });
    const items = Array.from({ length: 40 }, () => timelineItem('2026-01-01'));

    for (const item of items) store.watch(item, () => undefined);
    await settle();

    expect(most).toBe(6);
    expect(items.every(({ id }) => store.url(id) === `blob:${id}`)).toBe(true);
  });

  test('one whose card has left is aborted, and what it answers late is freed', async () => {
    const signals: AbortSignal[] = [];
    const store = thumbnailStore(async (_, signal) => {
      signals.push(signal);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return 'blob:late';
    });
    const item = timelineItem('2026-01-01');

    const leave = store.watch(item, () => undefined);
    await vi.advanceTimersByTimeAsync(10);
    leave();
    await settle();

    expect(signals[0]?.aborted).toBe(true);
    expect(revoked).toContain('blob:late');
    expect(store.url(item.id)).toBeUndefined();
  });

  test('a card that leaves and comes back within a frame asks once', async () => {
    const load = vi.fn(async () => 'blob:one');
    const store = thumbnailStore(load);
    const item = timelineItem('2026-01-01');

    const leave = store.watch(item, () => undefined);
    leave();
    store.watch(item, () => undefined);
    await settle();

    expect(load).toHaveBeenCalledTimes(1);
    expect(store.url(item.id)).toBe('blob:one');
  });

  test('no more than 600 are kept', async () => {
    const store = thumbnailStore(async (item) => `blob:${item.id}`);
    for (let at = 0; at < 700; at += 1) {
      const leave = store.watch(timelineItem('2026-01-01'), () => undefined);
      await vi.advanceTimersByTimeAsync(1);
      leave();
    }
    await settle();

    expect(revoked.length).toBe(100);
  });

  test('a failed one counts as none', async () => {
    const store = thumbnailStore(() => Promise.reject(new Error('broken')));
    const item = timelineItem('2026-01-01');
    store.watch(item, () => undefined);
    await settle();
    expect(store.url(item.id)).toBe('');
  });
});
