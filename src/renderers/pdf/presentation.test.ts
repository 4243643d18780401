import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePresentation, printPresentation } from './presentation.ts';

const fresh = { rotation: 0, fit: 'auto', isFullLight: false } as const;

it('reads back what it wrote, a chosen percentage included', () => {
  for (const fit of ['auto', 'page-width', 'page-fit', undefined] as const) {
    const dress = { rotation: 270, fit, isFullLight: true };
    expect(parsePresentation(printPresentation(dress), fresh)).toEqual(dress);
  }
});

it('takes nothing from another renderer and no nonsense', () => {
  expect(parsePresentation({ renderer: 'radiology', values: { rotation: 90 } }, fresh)).toEqual(fresh);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('rotation', 'fit', 'isFullLight', 'x'), fc.jsonValue()), (values) => {
      const { rotation, fit, isFullLight } = parsePresentation({ renderer: 'pdf', values }, fresh);

      expect([0, 90, 180, 270]).toContain(rotation);
      expect(['auto', 'page-width', 'page-fit', undefined]).toContain(fit);
      expect(typeof isFullLight).toBe('boolean');
    }),
  );
});
