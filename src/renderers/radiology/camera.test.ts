import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Camera,
  type Extent,
  mirror,
  type Point,
  pan,
  rotate,
  toImage,
  toMatrix,
  toPane,
  wholePicture,
  zoomAt,
} from './camera.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const extents: fc.Arbitrary<Extent> = fc.record({
  columns: fc.integer({ min: 1, max: 5000 }),
  rows: fc.integer({ min: 1, max: 5000 }),
  shape: fc.constantFrom<Point>([1, 1], [1, 1.5], [2, 1]),
});
const cameras: fc.Arbitrary<Camera> = fc.record({
  zoom: number(0.05, 20),
  centre: fc.tuple(number(-100, 5000), number(-100, 5000)),
  rotation: fc.oneof(fc.constantFrom(0, 90, 180, 270), number(0, 359)),
  isMirrored: fc.boolean(),
});
const points: fc.Arbitrary<Point> = fc.tuple(number(-2000, 5000), number(-2000, 5000));
const pane = { width: 800, height: 600 };
const near = (a: Point, b: Point) => {
  expect(a[0]).toBeCloseTo(b[0], 5);
  expect(a[1]).toBeCloseTo(b[1], 5);
};

describe('camera', () => {
  it('goes to the pane and back to the same point', () => {
    fc.assert(
      fc.property(cameras, extents, points, (camera, extent, point) => {
        near(toImage(camera, extent, pane, toPane(camera, extent, pane, point)), point);
      }),
    );
  });

  it('its matrix says what it says', () => {
    fc.assert(
      fc.property(cameras, extents, points, (camera, extent, [x, y]) => {
        const [a, b, c, d, e, f] = toMatrix(camera, extent, pane, 2);
        const [px, py] = toPane(camera, extent, pane, [x, y]);
        near([a * x + c * y + e, b * x + d * y + f], [px * 2, py * 2]);
      }),
    );
  });

  it('zooms about the pointer', () => {
    fc.assert(
      fc.property(cameras, extents, fc.tuple(number(0, 800), number(0, 600)), number(0.5, 2), (camera, extent, at, factor) => {
        const held = toImage(camera, extent, pane, at);
        near(toPane(zoomAt(camera, extent, pane, factor, at), extent, pane, held), at);
      }),
    );
  });

  it('pans with the pointer, however turned', () => {
    fc.assert(
      fc.property(cameras, extents, points, fc.tuple(number(-50, 50), number(-50, 50)), (camera, extent, px, drag) => {
        const before = toPane(camera, extent, pane, px);
        near(toPane(pan(camera, extent, drag), extent, pane, px), [before[0] + drag[0], before[1] + drag[1]]);
      }),
    );
  });

  it('mirrors what is seen about the pane’s middle, however turned', () => {
    fc.assert(
      fc.property(cameras, extents, points, (camera, extent, px) => {
        const [x, y] = toPane(camera, extent, pane, px);
        near(toPane(mirror(camera), extent, pane, px), [pane.width - x, y]);
      }),
    );
  });

  it('four quarter turns and two mirrors change nothing', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        let turned = camera;
        for (let i = 0; i < 4; i++) turned = rotate(turned, 90);
        expect(turned.rotation).toBeCloseTo(camera.rotation, 8);
        const twice = mirror(mirror(camera));
        expect(twice.rotation).toBeCloseTo(camera.rotation, 8);
        expect(twice.isMirrored).toBe(camera.isMirrored);
      }),
    );
  });

  it('fits the whole picture and touches two edges', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        const camera = wholePicture(extent, pane);
        const [left, top] = toPane(camera, extent, pane, [0, 0]);
        const [right, bottom] = toPane(camera, extent, pane, [extent.columns, extent.rows]);
        expect(left).toBeGreaterThan(-1e-6);
        expect(top).toBeGreaterThan(-1e-6);
        expect(Math.min(left, top)).toBeCloseTo(0, 6);
        expect(right + left).toBeCloseTo(pane.width, 6);
        expect(bottom + top).toBeCloseTo(pane.height, 6);
      }),
    );
  });
});
