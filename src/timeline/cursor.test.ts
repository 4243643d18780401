import { describe, expect, test } from 'vitest';
import { parseDay } from '../model/time.ts';
import { timelineItem } from '../testing/timelineItem.ts';
import { indexPlaces, newestPlace, stepFrom } from './cursor.ts';
import { placeOnScale, sortIntoLanes } from './lanes.ts';
import { layOut } from './layout.ts';
import { linearScale, toFrame } from './scale.ts';

const TODAY = parseDay('2026-11-23');
const { lanes } = sortIntoLanes(
  [
    timelineItem('2010-01-01'),
    timelineItem('2020-01-01'),
    timelineItem('2020-01-02'),
    timelineItem('2026-01-01'),
    timelineItem('2012-01-01', { specialty: 'eye' }),
    timelineItem('2021-01-01', { specialty: 'eye' }),
  ],
  TODAY,
);
const span = { from: parseDay('2008-01-01'), to: TODAY };
const scale = linearScale(span);
const layouts = lanes.map((lane) => layOut(lane, placeOnScale(lane, scale), toFrame(scale, span, 1000), 80));

describe('the keyboard on the lanes', () => {
  test('enters at the newest item', () => {
    expect(newestPlace(lanes)).toEqual({ lane: 0, at: 3 });
    expect(newestPlace([])).toBeUndefined();
  });

  test('steps over a stack as one', () => {
    expect(stepFrom({ lane: 0, at: 3 }, 'earlier', layouts)).toEqual({ lane: 0, at: 2 });
    expect(stepFrom({ lane: 0, at: 2 }, 'earlier', layouts)).toEqual({ lane: 0, at: 0 });
    expect(stepFrom({ lane: 0, at: 0 }, 'later', layouts)).toEqual({ lane: 0, at: 1 });
  });

  test('goes to the nearest date in the next lane and stops at the last', () => {
    expect(stepFrom({ lane: 0, at: 0 }, 'down', layouts)).toEqual({ lane: 1, at: 0 });
    expect(stepFrom({ lane: 0, at: 3 }, 'down', layouts)).toEqual({ lane: 1, at: 1 });
    expect(stepFrom({ lane: 1, at: 1 }, 'down', layouts)).toEqual({ lane: 1, at: 1 });
    expect(stepFrom({ lane: 1, at: 1 }, 'up', layouts)).toEqual({ lane: 0, at: 2 });
  });

  test('stays at either end', () => {
    expect(stepFrom({ lane: 0, at: 0 }, 'earlier', layouts)).toEqual({ lane: 0, at: 0 });
    expect(stepFrom({ lane: 0, at: 0 }, 'last', layouts)).toEqual({ lane: 0, at: 3 });
    expect(stepFrom({ lane: 0, at: 3 }, 'first', layouts)).toEqual({ lane: 0, at: 0 });
  });

  test('finds every item by its id', () => {
    expect(indexPlaces(lanes).size).toBe(6);
  });
});
