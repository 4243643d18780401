import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from '../lib/language.ts';
import { parseDay, toTime } from '../model/time.ts';
import { printCaption, printIso, printWhen, sayWhen } from './dates.ts';

const at = (iso: string, precision: 'year' | 'month' | 'day' | 'minute' | 'second') => ({ iso, precision });
const TODAY = parseDay('2026-11-23');

describe('dates', () => {
  afterEach(() => setLanguage('sv'));

  test('say no more than the source knows', () => {
    expect(printWhen(at('2026-11-18T09:42', 'minute'))).toBe('ons 18 nov 2026 kl. 09:42');
    expect(printWhen(at('2026-11-18', 'day'))).toBe('ons 18 nov 2026');
    expect(printWhen(at('2026-11', 'month'))).toBe('november 2026');
    expect(printWhen(at('2026', 'year'))).toBe('2026');
    expect(sayWhen(at('2026-11-18', 'day'))).toBe('18 november 2026');
    expect(printIso(at('2026-11-18T09:42:10', 'second'))).toBe('2026-11-18 09:42');
  });

  test('captions are days in this year, months before', () => {
    expect(printCaption(at('2026-11-18', 'day'), { today: TODAY, days: false })).toBe('18/11');
    expect(printCaption(at('2024-05-06', 'day'), { today: TODAY, days: false })).toBe('maj ’24');
    expect(printCaption(at('2024-05-06', 'day'), { today: TODAY, days: true })).toBe('6/5');
    expect(printCaption(at('2019', 'year'), { today: TODAY, days: true })).toBe('2019');
  });

  test('English is English', () => {
    setLanguage('en');
    expect(printWhen(at('2026-11-18T09:42', 'minute'))).toBe('Wed 18 Nov 2026, 09:42');
    expect(printCaption(at('2026-11-18', 'day'), { today: TODAY, days: false })).toBe('18 Nov');
  });

  test('a date that is none prints nothing and breaks nothing', () => {
    expect(printWhen(at('abcd-99-99', 'day'))).toBe('');
    expect(toTime(at('abcd-99-99', 'day'))).toBeNaN();
  });
});
