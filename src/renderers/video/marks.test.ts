import { anything, array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMarker,
  loopOf,
  type Marker,
  markerBeside,
  nameMarker,
  parseMarkers,
  parseSpan,
  removeMarker,
  setSpan,
} from './marks.ts';

const times = array(double({ min: 0, max: 3600, noNaN: true }), { maxLength: 40 });
const mark = (all: readonly number[]): readonly Marker[] => all.reduce<readonly Marker[]>(addMarker, []);

describe('markers', () => {
  it('stay in order of time, and two in one place are one', () => {
    assert(
      property(times, (all) => {
        const markers = mark(all);
        for (const [index, { time }] of markers.entries()) expect(time).toBeGreaterThan(markers[index - 1]?.time ?? -1);
        expect(addMarker(markers, markers[0]?.time ?? 0).length).toBe(Math.max(1, markers.length));
      }),
    );
  });

  it('are walked through one by one, each once', () => {
    assert(
      property(times, (all) => {
        const markers = mark(all);
        const visited: number[] = [];
        for (let at = markerBeside(markers, -1, 1); at; at = markerBeside(markers, at.time, 1)) visited.push(at.time);
        expect(visited).toEqual(markers.map(({ time }) => time));
      }),
    );
  });

  it('can be named and taken away', () => {
    const markers = nameMarker(mark([3, 1, 2]), 2, 'Polyp');

    expect(markers.map(({ label }) => label)).toEqual(['', 'Polyp', '']);
    expect(removeMarker(markers, 2).map(({ time }) => time)).toEqual([1, 3]);
  });

  it('come back from JSON as they were, and from anything else without an error', () => {
    const markers = nameMarker(mark([3, 1]), 3, 'x'.repeat(500));
    expect(parseMarkers(JSON.parse(JSON.stringify(markers)))).toEqual(markers);
    assert(
      property(anything(), (value) => {
        for (const { time, label } of parseMarkers(value)) expect(time >= 0 && label.length <= 120).toBe(true);
        const { start = 0, end = Number.POSITIVE_INFINITY } = parseSpan(value);
        expect(start).toBeLessThan(end);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the span', () => {
  it('drops the other end when it would lie on the wrong side of it', () => {
    expect(setSpan({ start: 2, end: 5 }, 'start', 3)).toEqual({ start: 3, end: 5 });
    expect(setSpan({ start: 2, end: 5 }, 'start', 6)).toEqual({ start: 6 });
    expect(setSpan({ start: 2, end: 5 }, 'end', 1)).toEqual({ end: 1 });
  });

  it('reaches to the film’s own ends where it has none', () => {
    expect(loopOf({}, 10)).toEqual({ from: 0, to: 10 });
    expect(loopOf({ start: 4 }, 10)).toEqual({ from: 4, to: 10 });
    expect(loopOf({ end: 40 }, 10)).toEqual({ from: 0, to: 10 });
  });
});
