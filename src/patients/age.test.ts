import { expect, test } from 'vitest';
import { ageAt } from './age.ts';

test('a birthday makes a year, the day before does not', () => {
  expect(ageAt('1964-03-12', '2026-03-12')?.years).toBe(62);
  expect(ageAt('1964-03-12', '2026-03-11')?.years).toBe(61);
});

test('small children are counted in months, the unborn not at all', () => {
  expect(ageAt('2026-01-31', '2026-11-23')).toEqual({ years: 0, months: 9 });
  expect(ageAt('2027-01-01', '2026-11-23')).toBeUndefined();
  expect(ageAt('1964', '2026-11-23')).toBeUndefined();
});
