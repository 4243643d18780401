import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shotsOf } from './stacks.ts';
import { nearestPlace, parsePresentation, toPresentation } from './view.ts';

const part = { key: 'series', mediaType: 'application/dicom' };
const slices = [0, 5, 10].flatMap((z) =>
  shotsOf(part, {
    '00080018': { Value: [`1.${z}`] },
    '00280010': { Value: [8] },
    '00200032': { Value: [0, 0, z] },
    '00200037': { Value: [1, 0, 0, 0, 1, 0] },
  }),
);

describe('nearestPlace', () => {
  it('finds the slice a point lies in or next to', () => {
    expect(nearestPlace(slices, [30, 40, 6])).toBe(1);
    expect(nearestPlace(slices, [0, 0, -100])).toBe(0);
    expect(nearestPlace([], [0, 0, 0])).toBeUndefined();
  });
});

describe('presentation', () => {
  it('comes back as it was, also through JSON', () => {
    const dress = fc.record({
      window: fc.option(
        fc.record({
          window: fc.record({
            center: fc.integer(),
            width: fc.integer({ min: 1, max: 9999 }),
            function: fc.constant('SIGMOID' as const),
          }),
        }),
        { nil: undefined },
      ),
      isInverted: fc.boolean(),
      rotation: fc.constantFrom(0, 90, 180, 270),
      isMirrored: fc.boolean(),
      speed: fc.constantFrom(0.5, 1, 2),
    });
    fc.assert(
      fc.property(dress, (before) => {
        expect(parsePresentation(JSON.parse(JSON.stringify(toPresentation(before))))).toEqual(before);
      }),
    );
  });

  it('of another renderer, or nonsense, changes nothing', () => {
    expect(parsePresentation({ renderer: 'pdf', values: { rotation: 90 } })).toEqual({});
    expect(parsePresentation({ renderer: 'radiology', values: { rotation: 'x', window: 5, speed: -1 } })).toEqual({
      window: undefined,
    });
  });
});
