import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePresentation, printPresentation } from './presentation.ts';
import { createPhotoStore } from './state.ts';

const camera = { zoom: 1, centre: [0, 0] as const, quarters: 0 as const, isMirrored: false };
const bare = { quarters: 0 as const, isMirrored: false, ownScales: {}, eyes: 'both' as const };

it('a scale that the reader made comes back on the picture that it was made on', () => {
  const state = { ...createPhotoStore().getState(), ownScales: { '1.2.3 1': 0.08 }, eyes: 'one' as const };
  expect(parsePresentation(printPresentation({ ...camera, quarters: 1 }, state), bare)).toEqual({
    quarters: 1,
    isMirrored: false,
    ownScales: { '1.2.3 1': 0.08 },
    eyes: 'one',
  });
});

it('anything may be read, and only what can be true is taken', () => {
  fc.assert(
    fc.property(
      fc.record({ rotation: fc.jsonValue(), isMirrored: fc.jsonValue(), ownScalesMm: fc.jsonValue(), eyes: fc.jsonValue() }),
      (values) => {
        const { quarters, ownScales } = parsePresentation({ renderer: 'photo', values }, bare);
        return [0, 1, 2, 3].includes(quarters) && Object.values(ownScales).every((mm) => mm > 0 && mm < 1000);
      },
    ),
    { numRuns: 10_000 },
  );
});
