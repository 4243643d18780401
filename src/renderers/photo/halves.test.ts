import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Camera, type Point, toPane } from './camera.ts';
import { facing, halvesOf, isWithin, mirrored } from './halves.ts';

const size = { width: 720, height: 540 };
const cell = { width: 400, height: 300 };
const camera = fc.record({
  zoom: fc.double({ min: 0.1, max: 8, noNaN: true }),
  centre: fc.tuple(fc.integer({ min: 0, max: 720 }), fc.integer({ min: 0, max: 540 })),
  quarters: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  isMirrored: fc.boolean(),
});

it('what is seen of one eye is seen mirrored of the other, however it is turned', () => {
  fc.assert(
    fc.property(
      camera,
      fc.tuple(fc.integer({ min: 0, max: 720 }), fc.integer({ min: 0, max: 540 })),
      (one: Camera, at: Point) => {
        const here = toPane(one, cell, at);
        const there = toPane(facing(one, size, size), cell, [size.width - at[0], at[1]]);
        const [x, y] = mirrored(here, cell);
        expect(there[0]).toBeCloseTo(x, 6);
        expect(there[1]).toBeCloseTo(y, 6);
      },
    ),
  );
});

it('a picture with twice the pixels is seen as large', () => {
  const one: Camera = { zoom: 1, centre: [180, 270], quarters: 0, isMirrored: false };
  expect(facing(one, size, { width: 1440, height: 1080 })).toMatchObject({ zoom: 0.5, centre: [1080, 540] });
});

it('the right eye lies on the left in a wide pane, above in a tall one', () => {
  const [right, left] = halvesOf({ width: 1000, height: 600 });
  expect(isWithin([10, 10], right) && isWithin([990, 10], left)).toBe(true);
  const [above, below] = halvesOf({ width: 600, height: 1000 });
  expect(isWithin([10, 10], above) && isWithin([10, 990], below)).toBe(true);
});
