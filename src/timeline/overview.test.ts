import { expect, test } from 'vitest';
import { parseDay } from '../model/time.ts';
import { manyItems } from '../testing/timelineItem.ts';
import { sortIntoLanes } from './lanes.ts';
import { countOverTime } from './overview.ts';

test('the overview counts every dated item once', () => {
  const { lanes } = sortIntoLanes(manyItems(500), parseDay('2026-11-23'));

  const counts = countOverTime(lanes, { from: parseDay('2010-01-01'), to: parseDay('2026-11-23') }, 100);

  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
});
