import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestLevel, type Camera, leastPixel, toImage, toPane } from './camera.ts';
import { addChannel, rangeOf } from './channels.ts';
import { jpegSize } from './jpegSize.ts';
import { magnificationOf, objectiveOf, scaleOf } from './magnification.ts';
import { areaOf, distanceTo, isInside, lengthOf, scaleBarOf } from './measure.ts';

const SPACING = { x: 0.00025, y: 0.00025 };
const coordinate = fc.double({ min: -1e5, max: 3e5, noNaN: true });
const camera = fc.record<Camera>({
  centre: fc.tuple(coordinate, coordinate),
  scale: fc.double({ min: 1e-4, max: 32, noNaN: true }),
  rotation: fc.constantFrom(0, 90, 180, 270),
  isFlipped: fc.boolean(),
  pane: fc.record({ width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 4000 }) }),
});

describe('the camera', () => {
  it('leads back to where it came from, turned and mirrored or not', () => {
    fc.assert(
      fc.property(camera, coordinate, coordinate, (one, x, y) => {
        const [backX, backY] = toImage(one, toPane(one, [x, y]));
        expect(Math.abs(backX - x)).toBeLessThan(1e-3);
        expect(Math.abs(backY - y)).toBeLessThan(1e-3);
      }),
    );
  });

  it('has its centre in the middle of the pane', () => {
    fc.assert(
      fc.property(camera, (one) => {
        expect(toPane(one, one.centre)).toEqual([one.pane.width / 2, one.pane.height / 2]);
      }),
    );
  });

  it('wants the coarsest level that is still sharp', () => {
    const widths = [512, 2048, 8192, 32_768];

    expect(leastPixel(widths)).toBeCloseTo(0.275);
    expect(bestLevel(widths, 1, 0.275)).toBe(3);
    expect(bestLevel(widths, 0.25, 0.275)).toBe(2);
    expect(bestLevel(widths, 0.03, 0.275)).toBe(1);
    expect(bestLevel(widths, 0.0001, 0.275)).toBe(0);
  });
});

describe('magnification', () => {
  it('is forty at a quarter of a micrometre', () => {
    expect(magnificationOf(1, 0.25)).toBe(40);
    expect(scaleOf(10, 0.25)).toBe(0.25);
    expect(objectiveOf(0.2527)).toBe(40);
    expect(objectiveOf(0.499)).toBe(20);
  });
});

describe('measuring', () => {
  it('tells small lengths in micrometres and long ones in millimetres', () => {
    const at = (px: number) =>
      lengthOf(
        [
          [0, 0],
          [px, 0],
        ],
        SPACING,
      );

    expect(at(400)).toEqual({ value: 100, unit: 'µm' });
    expect(at(8000)).toEqual({ value: 2, unit: 'mm' });
    expect(
      lengthOf(
        [
          [0, 0],
          [3, 4],
        ],
        undefined,
      ),
    ).toEqual({ value: 5, unit: 'px' });
  });

  it('finds the area of a rectangle wherever it lies, whichever way it is drawn', () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.boolean(),
        (x, y, w, h, turned) => {
          const corners = [
            [x, y],
            [x + w, y],
            [x + w, y + h],
            [x, y + h],
          ] as const;
          const { value } = areaOf(turned ? [...corners].reverse() : corners, undefined);
          expect(Math.abs(value / (w * h) - 1)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('knows inside from outside, and how far a line is', () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ] as const;

    expect(isInside([5, 5], square)).toBe(true);
    expect(isInside([15, 5], square)).toBe(false);
    expect(distanceTo([5, 3], [0, 0], [10, 0])).toBe(3);
    expect(distanceTo([13, 4], [0, 0], [10, 0])).toBe(5);
  });

  it('draws a scale bar of a round length that fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 100, noNaN: true }), (pxPerUm) => {
        const { um, px } = scaleBarOf(pxPerUm, 160);
        expect(px).toBeLessThanOrEqual(160.001);
        expect(px).toBeGreaterThan(160 / 2.6);
        const digit = um / 10 ** Math.floor(Math.log10(um) + 1e-9);
        expect([1, 2, 5].some((step) => Math.abs(digit - step) < 1e-6)).toBe(true);
      }),
    );
  });
});

describe('channels', () => {
  it('add up as light does', () => {
    const sum = new Float32Array(3);
    addChannel(sum, [100], { colour: [255, 0, 0], low: 0, high: 200 });
    addChannel(sum, [300], { colour: [0, 0, 200], low: 0, high: 200 });

    expect([...sum]).toEqual([127.5, 0, 200]);
  });

  it('have a range, whatever their values are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 32 }), fc.constant(Number.NaN)), { maxLength: 50 }),
        (values) => {
          const { low, high } = rangeOf(values, 255);
          expect(high).toBeGreaterThan(low);
        },
      ),
    );
  });
});

describe('the size of a JPEG', () => {
  it('is read from its frame header', () => {
    const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 2, 0, 1, 0, 3, 1);

    expect(jpegSize(bytes)).toEqual({ width: 256, height: 512, components: 3 });
  });

  it('of bytes that lie is undefined or a number, and found at once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (tail) => {
        const size = jpegSize(Uint8Array.of(0xff, 0xd8, ...tail));
        if (size) expect(size.width).toBeLessThan(65536);
      }),
      { numRuns: 10_000 },
    );
  });
});
