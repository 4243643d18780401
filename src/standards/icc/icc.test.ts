import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scannerProfile } from '../../../demo/slide/scannerProfile.ts';
import { applyColourCube, isIdentity, makeColourCube } from './cube.ts';
import { readProfile } from './profile.ts';

describe('a profile of matrix and curves', () => {
  const transform = readProfile(scannerProfile());

  it('keeps black and white', () => {
    for (const value of transform?.([1, 1, 1]) ?? [0]) expect(value).toBeCloseTo(1, 1);
    for (const value of transform?.([0, 0, 0]) ?? [1]) expect(value).toBeCloseTo(0, 3);
  });

  it('changes colours, so that it is worth a switch', () => {
    expect(transform && isIdentity(makeColourCube(transform))).toBe(false);
  });
});

describe('the cube', () => {
  it('of no change changes no pixel', () => {
    const cube = makeColourCube((rgb) => rgb);
    const pixels = Uint8ClampedArray.from({ length: 4 * 256 }, (_, index) => (index % 4 === 3 ? 255 : (index * 7) % 256));
    const before = [...pixels];
    applyColourCube(pixels, cube);

    expect(isIdentity(cube)).toBe(true);
    for (const [index, value] of pixels.entries()) expect(Math.abs(value - (before[index] ?? 0))).toBeLessThanOrEqual(1);
  });

  it('follows a curve to within two steps of 255', () => {
    const gamma = (value: number): number => value ** (2.2 / 1.9);
    const cube = makeColourCube(([r, g, b]) => [gamma(r), gamma(g), gamma(b)]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), (red, blue) => {
        const pixel = Uint8ClampedArray.of(red, 100, blue, 255);
        applyColourCube(pixel, cube);
        expect(Math.abs((pixel[0] ?? 0) - 255 * gamma(red / 255))).toBeLessThanOrEqual(2);
        expect(Math.abs((pixel[2] ?? 0) - 255 * gamma(blue / 255))).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('profiles that lie', () => {
  it('are refused or read, and nothing else happens', () => {
    const whole = scannerProfile();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        fc.integer({ min: 0, max: whole.length }),
        fc.constantFrom('', 'mft1', 'mft2', 'para', 'curv'),
        (changes, length, kind) => {
          const bytes = whole.slice(0, Math.max(length, length % 3 === 0 ? 0 : whole.length));
          for (const [at, value] of changes) bytes[at] = value;
          if (kind) for (const [index, letter] of [...kind].entries()) bytes[400 + index] = letter.charCodeAt(0);
          const transform = readProfile(bytes);
          transform?.([0.2, 0.5, 0.9]);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
