import { expect, it } from 'vitest';
import { setLanguage } from '../lib/language.ts';
import { printWhen } from './printWhen.ts';

it('prints a time no finer than it is known', () => {
  setLanguage('sv');
  expect(printWhen({ iso: '2019', precision: 'year' })).toBe('2019');
  expect(printWhen({ iso: '2019-05', precision: 'month' })).toBe('maj 2019');
  expect(printWhen({ iso: '2019-05-17', precision: 'day' })).toBe('17 maj 2019');
  expect(printWhen({ iso: '2019-05-17T09:42', precision: 'minute' })).toBe('17 maj 2019 09:42');
});

it('says that there is no date, and prints what is not one as it stands', () => {
  expect(printWhen(undefined)).toBe('utan datum');
  expect(printWhen({ iso: '2019-99-99', precision: 'day' })).toBe('2019-99-99');
});
