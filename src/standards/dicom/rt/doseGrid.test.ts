import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import { doseGrid, ds } from '../../../testing/overObjects.ts';
import { doseAt, FrameOrder, parseDoseGrid } from './doseGrid.ts';

const grid = parseDoseGrid(doseGrid());
const order = new FrameOrder(grid.offsets);

describe('a dose grid', () => {
  it('gives a dose that rises evenly exactly, anywhere between its voxels', () => {
    const rising = (x: number, y: number, z: number): number => 3 * x - 2 * y + z + 1000;
    const values = Float32Array.from({ length: 48 }, (_, at) =>
      rising(10 + 20 * (at % 4), 10 + 20 * (Math.floor(at / 4) % 4), 5 + 5 * Math.floor(at / 16)),
    );
    const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(within(10, 70), within(10, 70), within(5, 15), (x, y, z) => {
        expect(doseAt({ grid, values, max: 2000 }, order, [x, y, z])).toBeCloseTo(rising(x, y, z), 1);
      }),
    );
  });

  it('knows nothing outside of itself, and says nothing there', () => {
    const volume = { grid, values: new Float32Array(48).fill(5), max: 5 };

    expect(doseAt(volume, order, [40, 40, 10])).toBe(5);
    for (const mm of [
      [9, 40, 10],
      [71, 40, 10],
      [40, 9, 10],
      [40, 40, 4],
      [40, 40, 16],
    ] as const)
      expect(doseAt(volume, order, mm)).toBe(0);
  });

  it('takes offsets that begin with 0 as distances, and others as heights in the patient', () => {
    expect(parseDoseGrid({ ...doseGrid(), '3004000C': ds(0, 5, 10) }).offsets).toEqual([0, 5, 10]);
    expect(parseDoseGrid({ ...doseGrid(), '3004000C': ds(5, 10, 15) }).offsets).toEqual([0, 5, 10]);
    expect(parseDoseGrid({ ...doseGrid(), '3004000C': ds(), '00180050': ds(4) }).offsets).toEqual([0, 4, 8]);
  });

  it('finds the neighbours of a distance in whatever order the frames come', () => {
    const turned = new FrameOrder([10, 0, 5]);

    expect(turned.find(2.5)).toEqual({ low: 1, high: 2, share: 0.5 });
    expect(turned.find(10)).toMatchObject({ high: 0, share: 1 });
    expect(turned.find(10.1)).toBeUndefined();
  });

  it('is refused without a place in the patient, and where it is larger than any plan', () => {
    const reasonOf = (change: object): string | undefined => {
      try {
        parseDoseGrid({ ...doseGrid(), ...change });
        return undefined;
      } catch (error) {
        return error instanceof Failure ? error.reason : `${error}`;
      }
    };

    expect(reasonOf({ '00200032': ds() })).toBe('malformed');
    expect(reasonOf({ '00200037': ds(1, 0, 0, 1, 0, 0) })).toBe('malformed');
    expect(reasonOf({ '00280010': ds(65_535), '00280011': ds(65_535) })).toBe('outOfMemory');
  });
});
