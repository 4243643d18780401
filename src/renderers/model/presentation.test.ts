import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dot, turn } from './camera.ts';
import { directionOf } from './directions.ts';
import { toPiece } from './pieces.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { firstDress } from './state.ts';

const piece = toPiece({ key: 'p', mediaType: 'model/stl' }, {});
const shown = [0, 1].map((index) => ({ piece, solid: undefined, dress: firstDress(piece, index), bad: 0, lost: 0 }));
const worn = {
  style: 'surface',
  group: 0,
  shown,
  camera: { ...directionOf('zUp', 'front'), centre: [0, 0, 0], zoom: 2 },
} as const;

it('is read back as it was written', () => {
  const turned = {
    ...worn,
    style: 'wire',
    camera: turn(worn.camera, 0.4, -0.2),
    shown: shown.map((one) => ({ ...one, dress: { isShown: false, colour: [1, 0, 0.5], opacity: 0.3 } as const })),
  } as const;
  const printed = printPresentation(turned);
  expect(printPresentation({ ...worn, ...parsePresentation(printed, worn) })).toEqual(printed);
});

it('takes nothing from another renderer, and of nonsense nothing that makes no picture', () => {
  expect(parsePresentation({ renderer: 'photo', values: { style: 'wire' } }, worn)).toBe(worn);
  const numbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, 1, -1)), { minLength: 3, maxLength: 3 });
  const values = fc.record(
    {
      right: fc.oneof(numbers, fc.jsonValue()),
      up: numbers,
      centre: numbers,
      style: fc.jsonValue(),
      pieces: fc.jsonValue(),
      group: fc.constant(0),
    },
    { requiredKeys: ['group'] },
  );
  fc.assert(
    fc.property(values, (nonsense) => {
      const { camera, style } = parsePresentation({ renderer: 'model', values: nonsense }, worn);
      expect(['surface', 'edges', 'wire']).toContain(style);
      expect(camera && Math.abs(Math.hypot(...camera.right) - 1) < 1e-3 && Math.abs(dot(camera.right, camera.up)) < 1e-3).toBe(
        true,
      );
      expect(camera?.centre.every(Number.isFinite)).toBe(true);
    }),
  );
});
