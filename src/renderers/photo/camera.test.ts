import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Camera, fitZoom, type Point, pan, toPane, toPicture, zoomAt } from './camera.ts';

const pane = { width: 640, height: 480 };
const point = fc.tuple(fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ min: -2000, max: 2000, noNaN: true }));
const camera: fc.Arbitrary<Camera> = fc.record({
  zoom: fc.double({ min: 0.02, max: 30, noNaN: true }),
  centre: point,
  quarters: fc.constantFrom(0, 1, 2, 3),
  isMirrored: fc.boolean(),
});
const close = (a: Point, b: Point, digits = 5): void => {
  expect(a[0]).toBeCloseTo(b[0], digits);
  expect(a[1]).toBeCloseTo(b[1], digits);
};

it('a point goes to the pane and comes back', () => {
  fc.assert(fc.property(camera, point, (one, at) => close(toPicture(one, pane, toPane(one, pane, at)), at, 4)));
});

it('what lies under the pointer stays there while it zooms', () => {
  fc.assert(
    fc.property(camera, point, fc.double({ min: 0.5, max: 2, noNaN: true }), (one, at, factor) => {
      close(toPicture(zoomAt(one, pane, at, factor), pane, at), toPicture(one, pane, at), 3);
    }),
  );
});

it('what is dragged follows the hand', () => {
  fc.assert(
    fc.property(camera, point, point, (one, at, by) => {
      close(toPane(pan(one, pane, by), pane, toPicture(one, pane, at)), [at[0] + by[0], at[1] + by[1]], 3);
    }),
  );
});

it('the whole picture fits, lying too', () => {
  expect(fitZoom({ width: 1280, height: 480 }, pane, 0)).toBe(0.5);
  expect(fitZoom({ width: 960, height: 640 }, pane, 1)).toBe(0.5);
});
