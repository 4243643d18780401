import { expect, it } from 'vitest';
import { cielabToRgb, usualColour } from './colours.ts';

const encode = (l: number, a: number, b: number) => [(l / 100) * 65_535, ((a + 128) / 255) * 65_535, ((b + 128) / 255) * 65_535];

it('white, black and a middle grey have no colour', () => {
  expect(cielabToRgb(encode(100, 0, 0))).toEqual([255, 255, 255]);
  expect(cielabToRgb(encode(0, 0, 0))).toEqual([0, 0, 0]);
  const [red = 0, green = 0, blue = 0] = cielabToRgb(encode(53.4, 0, 0)) ?? [];
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(1);
  expect(Math.abs(red - 128)).toBeLessThanOrEqual(2);
});

it('the red of screens comes back as itself', () => {
  const [red = 0, green = 0, blue = 0] = cielabToRgb(encode(54.29, 80.8, 69.89)) ?? [];
  expect(red).toBeGreaterThan(250);
  expect(Math.max(green, blue)).toBeLessThan(12);
});

it('two values are no colour, and every index has one', () => {
  expect(cielabToRgb([1, 2])).toBeUndefined();
  expect(usualColour(-3)).toEqual(usualColour(3));
});
