import { describe, expect, test } from 'vitest';
import { parseDay } from '../model/time.ts';
import { manyItems, timelineItem } from '../testing/timelineItem.ts';
import { keepOnly, nearest, sortIntoLanes } from './lanes.ts';

const TODAY = parseDay('2026-11-23');

describe('lanes', () => {
  test('stand in their fixed order, whoever answered first', () => {
    const items = [
      timelineItem('2026-01-01', { specialty: 'document' }),
      timelineItem('2026-01-01', { specialty: 'breast' }),
      timelineItem('2020-01-01'),
    ];

    expect(sortIntoLanes(items, TODAY).lanes.map(({ specialty }) => specialty)).toEqual(['radiology', 'breast', 'document']);
    expect(sortIntoLanes([...items].reverse(), TODAY).lanes).toEqual(sortIntoLanes(items, TODAY).lanes);
  });

  test('a date nobody can mean, and none at all, are listed aside', () => {
    const odd = ['0001-01-01', '2099-01-01', 'abcd'].map((day) => timelineItem(day));
    const bare = timelineItem();

    const { lanes, undated } = sortIntoLanes([...odd, bare], TODAY);

    expect(lanes).toEqual([]);
    expect(undated).toEqual([...odd, bare]);
  });

  test('a planned examination next month has its place', () => {
    expect(sortIntoLanes([timelineItem('2026-12-24')], TODAY).lanes[0]?.items).toHaveLength(1);
  });

  test('keeping some is the same as sorting those', () => {
    const items = manyItems(400);
    const some = items.filter((_, at) => at % 3 === 0 && at < 90);

    expect(keepOnly(sortIntoLanes(items, TODAY), new Set(some))).toEqual(sortIntoLanes(some, TODAY));
  });

  test('the nearest item is on either side', () => {
    const [lane] = sortIntoLanes(
      ['2026-01-01', '2026-01-11'].map((day) => timelineItem(day)),
      TODAY,
    ).lanes;
    if (!lane) throw new Error('no lane');
    expect(nearest(lane, parseDay('2026-01-04'))).toBe(0);
    expect(nearest(lane, parseDay('2026-01-08'))).toBe(1);
    expect(nearest(lane, parseDay('1990-01-08'))).toBe(0);
    expect(nearest({ ...lane, times: new Float64Array() }, 0)).toBe(-1);
  });
});
