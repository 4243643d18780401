import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePresentationState } from '../../../standards/dicom/presentation/presentationState.ts';
import { presentationState } from '../../../testing/overObjects.ts';
import type { Shown } from '../display.ts';
import { COLOURS, colourAt, rangeOf } from './colourMap.ts';
import { apply, compose } from './drawing.ts';
import { cameraOf, inModality } from './dress.ts';
import type { Matrix } from './layer.ts';
import { unrepeated } from './origins.ts';
import { chain, outlinesOf } from './outline.ts';
import { gapMm, isIdentity, planeToPlane } from './slices.ts';

const axial = (z: number, x = 0) => ({
  origin: [x, 0, z] as const,
  row: [1, 0, 0] as const,
  column: [0, 1, 0] as const,
  normal: [0, 0, 1] as const,
});

it('two matrices one after the other are their product', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const matrix = fc.tuple(number, number, number, number, number, number);
  fc.assert(
    fc.property(matrix, matrix, number, number, (outer: Matrix, inner: Matrix, x, y) => {
      const [ax, ay] = apply(compose(outer, inner), x, y);
      const [bx, by] = apply(outer, ...apply(inner, x, y));
      expect(ax).toBeCloseTo(bx, 4);
      expect(ay).toBeCloseTo(by, 4);
    }),
  );
});

it('a coarser grid lies on a finer one by mm, corner on corner', () => {
  const matrix = planeToPlane(axial(0, 0.5), { x: 2, y: 2 }, axial(0), { x: 1, y: 1 });

  expect(apply(matrix, 0, 0)).toEqual([0, -0.5]);
  expect(apply(matrix, 1, 1)).toEqual([2, 1.5]);
  expect(isIdentity(matrix)).toBe(false);
  expect(isIdentity(planeToPlane(axial(4), { x: 1, y: 1 }, axial(0), { x: 1, y: 1 }))).toBe(true);
});

it('the least gap counts: a segmentation may leave slices out', () => {
  expect(gapMm([axial(0), axial(9), axial(3), axial(3)])).toBe(3);
  expect(gapMm([axial(0)])).toBeUndefined();
});

it('a label is outlined by the edges of its pixels, straight runs as one, and joined to a ring', () => {
  const labels = [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
  const pieces = outlinesOf(labels, 4, 3).get(1) ?? [];

  expect(pieces).toHaveLength(4 * 4);
  const rings = chain(pieces);
  expect(rings).toHaveLength(1);
  expect(rings[0]?.slice(0, 2)).toEqual(rings[0]?.slice(-2));
});

it('every outline is closed, whatever the labels', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 30, maxLength: 30 }), (labels) => {
      for (const pieces of outlinesOf(labels, 6, 5).values()) {
        const degrees = new Map<string, number>();
        for (const run of chain(pieces))
          for (const at of [0, run.length - 2]) {
            const key = `${run[at]},${run[at + 1]}`;
            degrees.set(key, (degrees.get(key) ?? 0) + 1);
          }
        for (const degree of degrees.values()) expect(degree % 2).toBe(0);
      }
    }),
  );
});

it('the colour scale grows lighter from end to end, and what lies outside takes its ends', () => {
  const lightness = COLOURS.map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue);
  for (let at = 1; at < lightness.length; at++) expect(lightness[at] ?? 0).toBeGreaterThan((lightness[at - 1] ?? 0) - 1);
  expect(colourAt(-1)).toEqual(colourAt(0));
  expect(colourAt(Number.NaN)).toEqual(colourAt(0));
});

it('the range leaves out what is no value, and is never empty', () => {
  expect(rangeOf([Number.NaN, 5, 5], Number.isFinite)).toEqual({ low: 4.5, high: 5.5 });
  expect(rangeOf([Number.NaN], Number.isFinite)).toBeUndefined();
});

it("a stored window is told in the picture's own values, however the state rescales", () => {
  const window = { references: [], center: 1064, width: 400, function: 'LINEAR' } as const;
  const picture = { kind: 'linear', slope: 1, intercept: -1024 } as const;

  expect(inModality(window, { slope: 1, intercept: 0 }, picture)).toMatchObject({ center: 40, width: 400 });
  expect(inModality(window, undefined, picture)).toMatchObject({ center: 1064 });
});

it('what lies inside of an outline is what has the label, at every pixel', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 42, maxLength: 42 }), (labels) => {
      const outlines = outlinesOf(labels, 7, 6);
      for (const label of [1, 2]) {
        const rings = chain(outlines.get(label) ?? []);
        labels.forEach((own, at) => {
          expect(isInside(rings, (at % 7) + 0.5, Math.floor(at / 7) + 0.5)).toBe(own === label);
        });
      }
    }),
  );
});

/** By how often a ray to the right crosses. */
function isInside(rings: readonly (readonly number[])[], x: number, y: number): boolean {
  let crossings = 0;
  for (const ring of rings)
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(at, at + 4);
      if (ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) crossings++;
    }
  return crossings % 2 === 1;
}

it('from one grid to another and back again is where one was', () => {
  const mm = fc.double({ min: -200, max: 200, noNaN: true });
  const spacing = fc.double({ min: 0.1, max: 9, noNaN: true }).map((size) => ({ x: size, y: size * 1.5 }));
  fc.assert(
    fc.property(mm, mm, spacing, spacing, mm, mm, (left, z, here, there, x, y) => {
      const [a, b] = [axial(z, left), axial(z, 0)];
      const [u, v] = apply(planeToPlane(b, there, a, here), ...apply(planeToPlane(a, here, b, there), x, y));
      expect(u).toBeCloseTo(x, 3);
      expect(v).toBeCloseTo(y, 3);
    }),
  );
});

it('a stored view fits the part it names into the pane, turned and mirrored as it says', () => {
  const state = parsePresentationState(presentationState());
  const extent = { columns: 64, rows: 64, shape: [1, 1] } as const;
  const shown = { shot: { uid: '1.2.826.0.1.3680043.10.1.2', frame: 1 }, spacing: { basis: 'none' }, devicePixelRatio: 1 };

  const camera = cameraOf(state, shown as unknown as Shown, extent, { width: 320, height: 640 });
  expect(camera).toMatchObject({ centre: [32, 32], isMirrored: true, rotation: 270 });
  expect(camera.zoom).toBeCloseTo(10);
});

it('facts that others already tell are told once', () => {
  expect(unrepeated(['Organ AI', 'Exempel AB Organ AI', 'Organ AI 3.2', '', 'organ ai 3.2'])).toEqual([
    'Exempel AB Organ AI',
    'Organ AI 3.2',
  ]);
});
