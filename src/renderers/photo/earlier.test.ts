import { expect, it } from 'vitest';
import type { TimelineItem } from '../../model/item.ts';
import { timelineItem } from '../../testing/timelineItem.ts';
import { findEarlier } from './earlier.ts';

const skin = (day: string, more: Partial<TimelineItem> = {}): TimelineItem =>
  timelineItem(day, { specialty: 'skin', category: 'XC', bodyPart: 'BACK', ...more });
const lend = (item: TimelineItem) => ({ item, read: async () => new Response(), admit: () => undefined });
const find = (item: TimelineItem, ...others: TimelineItem[]) =>
  findEarlier(item, others.map(lend), () => true).map(({ item: one }) => one);

const now = skin('2026-05-04');

it('the same place earlier is found, the newest first', () => {
  const [old, older] = [skin('2025-05-04'), skin('2024-05-04')];
  expect(find(now, older, old)).toEqual([old, older]);
});

it('another place, another side and later pictures are not', () => {
  expect(find(skin('2026-05-04', { laterality: 'R' }), skin('2025-01-01', { laterality: 'L' }))).toEqual([]);
  expect(
    find(now, skin('2025-01-01', { bodyPart: 'HAND' }), skin('2026-06-01'), skin('2025-01-01', { specialty: 'eye' })),
  ).toEqual([]);
});

it('where no body part is told the title must be the same', () => {
  const { bodyPart: _, ...untold } = now;
  const same = skin('2025-01-01', { title: untold.title });
  expect(find(untold, same, skin('2025-02-01', { title: 'Fot' }))).toEqual([same]);
});
