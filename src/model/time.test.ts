import { describe, expect, test } from 'vitest';
import { addMonths, ageBetween, parseDay } from './time.ts';

const TODAY = parseDay('2026-11-23');

describe('times', () => {
  test('ages change their unit where a number of the finer one stops meaning anything', () => {
    expect(ageBetween(parseDay('2026-11-01'), TODAY)).toEqual({ count: 22, unit: 'day' });
    expect(ageBetween(parseDay('2025-05-14'), TODAY)).toEqual({ count: 18, unit: 'month' });
    expect(ageBetween(parseDay('2019-05-14'), TODAY)).toEqual({ count: 8, unit: 'year' });
  });

  test('a month later keeps the day where the month has it', () => {
    expect(addMonths(parseDay('2026-01-31'), 1)).toBe(parseDay('2026-02-28'));
    expect(addMonths(parseDay('2026-11-23'), -3)).toBe(parseDay('2026-08-23'));
  });
});
