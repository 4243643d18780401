import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemId } from '../model/item.ts';
import { parseDay } from '../model/time.ts';
import { manyItems, timelineItem } from '../testing/timelineItem.ts';
import { type Lane, placeOnScale, sortIntoLanes } from './lanes.ts';
import { cardGap, layOut, representative } from './layout.ts';
import { bandScale, toFrame, wholeSpan, zoomSpan } from './scale.ts';

const TODAY = parseDay('2026-11-23');
const WIDTH = 1350;
const scaleOf = (lanes: readonly Lane[]) =>
  bandScale({ from: Math.min(TODAY, ...lanes.map(({ times }) => times[0] ?? TODAY)), to: TODAY }, TODAY);

const onlyLane = (days: readonly string[]): Lane => {
  const [lane] = sortIntoLanes(
    days.map((day) => timelineItem(day)),
    TODAY,
  ).lanes;
  if (!lane) throw new Error('no lane');
  return lane;
};
const anyDays = fc.array(
  fc
    .date({ min: new Date('1995-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  { minLength: 1, maxLength: 400 },
);

describe('a lane laid out', () => {
  test('shows every item once, in a mark or beyond an edge', () => {
    fc.assert(
      fc.property(
        anyDays,
        fc.double({ min: 1, max: 500, noNaN: true }),
        fc.double({ min: 0, max: WIDTH, noNaN: true }),
        (days, factor, x) => {
          const lane = onlyLane(days);
          const scale = scaleOf([lane]);
          const span = zoomSpan(scale, wholeSpan(scale, WIDTH), WIDTH, factor, x);
          const { marks, before, after } = layOut(lane, placeOnScale(lane, scale), toFrame(scale, span, WIDTH), 80);

          let next = before;
          for (const mark of marks) {
            expect(mark.from).toBe(next);
            expect(mark.to).toBeGreaterThan(mark.from);
            next = mark.to;
          }
          expect(next + after).toBe(lane.items.length);
        },
      ),
    );
  });

  test('cards never lie on each other, and each lies where its newest item is', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const lane = onlyLane(days);
        const scale = scaleOf([lane]);
        const us = placeOnScale(lane, scale);
        const frame = toFrame(scale, wholeSpan(scale, WIDTH), WIDTH);
        const { marks } = layOut(lane, us, frame, 80);
        for (const [at, mark] of marks.entries()) {
          if (mark.kind === 'bar') continue;
          expect(mark.x).toBeCloseTo(((us[mark.to - 1] ?? 0) - frame.u0) * frame.pxPerU, 6);
          if (at > 0) expect(mark.x - (marks[at - 1]?.x ?? 0)).toBeGreaterThanOrEqual(80 - 1e-6);
        }
      }),
    );
  });

  test('panning regroups nothing', () => {
    const lane = onlyLane(manyItems(300).map((item) => item.when?.iso ?? ''));
    const scale = scaleOf([lane]);
    const us = placeOnScale(lane, scale);
    const frame = { u0: 0.4, pxPerU: 9000, width: WIDTH };

    const runs = (u0: number) => layOut(lane, us, { ...frame, u0 }, 80).marks.map(({ from, to }) => `${from}-${to}`);
    const [here, there] = [runs(0.4), runs(0.41)];

    expect(here.filter((run) => there.includes(run)).length).toBeGreaterThanOrEqual(Math.min(here.length, there.length) - 3);
  });

  test('ten thousand items make at most 400 cards on any screen', () => {
    const { lanes } = sortIntoLanes(manyItems(10_000), TODAY);
    const scale = scaleOf(lanes);
    for (const width of [300, 1350, 3600, 7000]) {
      for (const factor of [1, 3, 10, 100, 1000]) {
        const span = zoomSpan(scale, wholeSpan(scale, width), width, factor, width * 0.8);
        const frame = toFrame(scale, span, width);
        const marks = lanes.flatMap((lane) => layOut(lane, placeOnScale(lane, scale), frame, cardGap(lanes.length, width)).marks);
        expect(marks.filter(({ kind }) => kind !== 'bar').length).toBeLessThanOrEqual(400);
      }
    }
  });

  test('a crowded lane becomes bars, a hospital stay a stack', () => {
    const crowded = onlyLane(manyItems(2000).map((item) => item.when?.iso ?? ''));
    const stay = onlyLane(Array.from({ length: 300 }, (_, at) => `2024-03-0${1 + (at % 5)}`).concat('2005-01-01', '2026-11-01'));

    for (const [lane, kind] of [
      [crowded, 'bar'],
      [stay, 'stack'],
    ] as const) {
      const scale = scaleOf([lane]);
      const { marks } = layOut(lane, placeOnScale(lane, scale), toFrame(scale, wholeSpan(scale, WIDTH), WIDTH), 80);
      expect(marks.some((mark) => mark.kind === kind)).toBe(true);
      expect(marks.some((mark) => mark.kind === 'bar')).toBe(kind === 'bar');
    }
  });

  test('a zoomed frame of ten thousand items is laid out in less than ten milliseconds', () => {
    const { lanes } = sortIntoLanes(manyItems(10_000), TODAY);
    const scale = scaleOf(lanes);
    const placed = lanes.map((lane) => placeOnScale(lane, scale));
    const frame = (factor: number) => toFrame(scale, zoomSpan(scale, wholeSpan(scale, WIDTH), WIDTH, factor, 900), WIDTH);
    const run = (factor: number) => {
      const start = performance.now();
      for (const [at, lane] of lanes.entries()) layOut(lane, placed[at] ?? new Float64Array(), frame(factor), 80);
      return performance.now() - start;
    };

    const costs = Array.from({ length: 41 }, (_, at) => run(1 + at)).sort((a, b) => a - b);

    expect(costs[20]).toBeLessThan(10);
  });
});

describe('the one in front of a stack', () => {
  const lane = sortIntoLanes(
    [timelineItem('2026-01-01'), timelineItem('2026-01-02', { report: 'final' }), timelineItem('2026-01-03')],
    TODAY,
  ).lanes[0] as Lane;
  const stack = { kind: 'stack', from: 0, to: 3, x: 0, width: 0 } as const;

  test('is a selected item first, then one with a signed report', () => {
    expect(representative(lane, stack, new Set([lane.items[0]?.id as ItemId]))).toBe(0);
    expect(representative(lane, stack, new Set())).toBe(1);
    expect(representative(lane, { ...stack, to: 1 }, new Set())).toBe(0);
  });
});
