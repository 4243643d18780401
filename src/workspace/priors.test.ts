import { describe, expect, test } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { findPriors } from './priors.ts';

const now = timelineItem('2026-11-18', { bodyPart: 'CHEST' });

describe('earlier pictures of the same body part', () => {
  test('the same kind comes first, then the nearest in time, each with its reason', () => {
    const xray = timelineItem('2026-10-28', { bodyPart: 'CHEST', category: 'DX' });
    const year = timelineItem('2025-05-14', { bodyPart: 'CHEST' });
    const years = timelineItem('2019-05-06', { bodyPart: 'CHEST' });

    const priors = findPriors(now, [years, xray, now, year]);

    expect(priors.map(({ item }) => item)).toEqual([year, years, xray]);
    expect(priors.map(({ match }) => match)).toEqual(['bodyPartAndKind', 'bodyPartAndKind', 'bodyPart']);
    expect(priors[0]?.age).toEqual({ count: 18, unit: 'month' });
  });

  test('several parts in one word overlap', () => {
    expect(findPriors(now, [timelineItem('2025-01-01', { bodyPart: 'CHESTABDPELVIS' })])).toHaveLength(1);
  });

  test('the other side, the same day, the newer and another body part are not suggested', () => {
    const hand = timelineItem('2026-11-18', { bodyPart: 'HAND', laterality: 'R' });
    expect(findPriors(hand, [timelineItem('2025-01-01', { bodyPart: 'HAND', laterality: 'L' })])).toEqual([]);
    expect(findPriors(now, [timelineItem('2026-11-18', { bodyPart: 'CHEST' })])).toEqual([]);
    expect(findPriors(now, [timelineItem('2026-11-20', { bodyPart: 'CHEST' })])).toEqual([]);
    expect(findPriors(now, [timelineItem('2024-11-20', { bodyPart: 'HEAD' })])).toEqual([]);
  });

  test('without a body part only the same kind with the same title matches', () => {
    const bare = timelineItem('2026-11-18', { title: 'Lungröntgen', category: 'DX' });
    const same = timelineItem('2024-01-01', { title: 'LUNGRÖNTGEN', category: 'DX' });
    const other = timelineItem('2024-01-01', { title: 'Hand', category: 'DX' });
    expect(findPriors(bare, [same, other]).map(({ item }) => item)).toEqual([same]);
  });
});
