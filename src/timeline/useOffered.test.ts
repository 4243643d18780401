import { expect, test } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { holdBack } from './useOffered.ts';

const [one, two, three] = [timelineItem('2026-01-01'), timelineItem('2026-01-02'), timelineItem('2026-01-03')];

test('new items wait, changed ones are updated in place, lost ones go', () => {
  const changed = { ...one, report: 'final' } as const;

  expect(holdBack([one, two], [changed, three])).toEqual({ shown: [changed], waiting: 1 });
});

test('without anything new the very same list is shown', () => {
  const items = [one, two];
  expect(holdBack([two, one], items).shown).toBe(items);
});
