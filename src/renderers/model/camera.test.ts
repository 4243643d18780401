import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Vector } from '../../standards/mesh/mesh.ts';
import { type Camera, type Direction, dot, fitBox, outOf, type Point, pan, turn, zoomAt } from './camera.ts';
import { directionOf, lettersOf, SIDES, sideOf } from './directions.ts';

const pane = { width: 640, height: 480 };
const angle = fc.double({ min: -3, max: 3, noNaN: true });
const place = fc.double({ min: -500, max: 500, noNaN: true });
const camera: fc.Arbitrary<Camera> = fc
  .record({
    centre: fc.tuple(place, place, place),
    zoom: fc.double({ min: 0.05, max: 50, noNaN: true }),
    a: angle,
    b: angle,
    c: angle,
  })
  .map(({ centre, zoom, a, b, c }) => ({ centre, zoom, ...turn(directionOf('patient', 'front'), a, b, c) }));

/** CSS px from the pane's top-left corner. */
const toPane = ({ right, up, centre, zoom }: Camera, at: Vector): Point => {
  const from: Vector = [at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]];
  return [pane.width / 2 + dot(from, right) * zoom, pane.height / 2 - dot(from, up) * zoom];
};
const isUpright = ({ right, up }: Direction): void => {
  expect(Math.hypot(...right)).toBeCloseTo(1, 9);
  expect(Math.hypot(...up)).toBeCloseTo(1, 9);
  expect(dot(right, up)).toBeCloseTo(0, 9);
};

it('ten thousand small turns leave the axes at right angles', () => {
  let seen: Direction = directionOf('patient', 'front');
  for (let step = 0; step < 10_000; step++) seen = turn(seen, 0.013, 0.007, -0.002);
  isUpright(seen);
});

it('a turn and its opposite are none', () => {
  fc.assert(
    fc.property(camera, angle, (one, by) => {
      for (const [there, back] of [
        [turn(one, by, 0), turn(turn(one, by, 0), -by, 0)],
        [turn(one, 0, by), turn(turn(one, 0, by), 0, -by)],
      ] as const) {
        isUpright(there);
        for (const axis of [0, 1, 2]) expect(back.right[axis]).toBeCloseTo(one.right[axis] ?? 9, 6);
      }
    }),
  );
});

it('what lies in front follows the hand that turns it to the right', () => {
  const front = { ...directionOf('patient', 'front'), centre: [0, 0, 0] as Vector, zoom: 1 };
  const nose: Vector = [0, -10, 0];
  expect(toPane(turn(front, 0.1, 0), nose)[0]).toBeGreaterThan(pane.width / 2);
  expect(toPane(turn(front, 0, 0.1), nose)[1]).toBeLessThan(pane.height / 2);
});

it('what lies under the pointer stays there while it zooms', () => {
  fc.assert(
    fc.property(camera, fc.double({ min: 0.3, max: 3, noNaN: true }), fc.tuple(place, place), (one, factor, [x, y]) => {
      const at: Point = [Math.abs(x), Math.abs(y)];
      const step = (across: number, along: Vector): Vector => [along[0] * across, along[1] * across, along[2] * across];
      const across = step((at[0] - pane.width / 2) / one.zoom, one.right);
      const down = step((at[1] - pane.height / 2) / -one.zoom, one.up);
      const under: Vector = [
        one.centre[0] + across[0] + down[0],
        one.centre[1] + across[1] + down[1],
        one.centre[2] + across[2] + down[2],
      ];
      const [left, top] = toPane(zoomAt(one, pane, at, factor), under);
      expect(left).toBeCloseTo(at[0], 4);
      expect(top).toBeCloseTo(at[1], 4);
    }),
  );
});

it('what is dragged follows the hand', () => {
  fc.assert(
    fc.property(camera, fc.tuple(place, place), (one, by) => {
      const [x, y] = toPane(pan(one, by), one.centre);
      expect(x).toBeCloseTo(pane.width / 2 + by[0], 4);
      expect(y).toBeCloseTo(pane.height / 2 + by[1], 4);
    }),
  );
});

it('all of a box fits the pane from every side', () => {
  const box = { low: [-30, -40, 10] as Vector, high: [80, 5, 400] as Vector };
  fc.assert(
    fc.property(camera, (one) => {
      const fitted = fitBox(one, box, pane);
      for (const x of [-30, 80])
        for (const y of [-40, 5])
          for (const z of [10, 400]) {
            const [left, top] = toPane(fitted, [x, y, z]);
            expect(left >= 0 && left <= pane.width && top >= 0 && top <= pane.height).toBe(true);
          }
    }),
  );
});

it('a box without size has a scale all the same', () => {
  const { zoom } = fitBox(directionOf('zUp', 'front'), { low: [5, 5, 5], high: [5, 5, 5] }, pane);
  expect(Number.isFinite(zoom) && zoom > 0).toBe(true);
});

it('from the front, the patient’s right is at the left and the head is up', () => {
  const { right, up } = directionOf('patient', 'front');
  expect([lettersOf(right), lettersOf(up), lettersOf(outOf({ right, up }))]).toEqual([['L'], ['H'], ['A']]);
});

it('from the patient’s left, the front is at the left', () => {
  const { right, up } = directionOf('patient', 'left');
  expect([lettersOf(right), lettersOf(up), lettersOf(outOf({ right, up }))]).toEqual([['P'], ['H'], ['L']]);
});

it('from below, as axial slices are seen, the patient’s right is at the left and the front is up', () => {
  const { right, up } = directionOf('patient', 'below');
  expect([lettersOf(right), lettersOf(up)]).toEqual([['L'], ['A']]);
});

it('each side is known again, and what lies between them is none', () => {
  for (const axes of ['patient', 'zUp', 'yUp'] as const)
    for (const side of SIDES) {
      isUpright(directionOf(axes, side));
      expect(sideOf(axes, directionOf(axes, side))).toBe(side);
    }
  expect(sideOf('patient', turn(directionOf('patient', 'front'), 0.3, 0))).toBeUndefined();
});
