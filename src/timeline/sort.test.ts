import { describe, expect, test } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { sortItems } from './sort.ts';

const old = timelineItem('2010-01-01', { title: 'Ögon', counts: { images: 9 } });
const now = timelineItem('2026-01-01', { title: 'Arm', counts: { images: 400 } });
const undated = timelineItem(undefined, { title: 'Zon' });

describe('the list', () => {
  test('newest first puts what has no date last', () => {
    expect(sortItems([undated, old, now], { column: 'date', descending: true })).toEqual([now, old, undated]);
  });

  test('titles follow the Swedish alphabet', () => {
    expect(sortItems([old, undated, now], { column: 'title', descending: false })).toEqual([now, undated, old]);
  });

  test('contents sort by the number of images, and the given list is left alone', () => {
    const given = [old, undated, now];
    expect(sortItems(given, { column: 'contents', descending: true })).toEqual([now, old, undated]);
    expect(given).toEqual([old, undated, now]);
  });
});
