import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAt, parseDate, parseDateTime, parseTime, toWhen } from './dateTime.ts';

describe('dates', () => {
  it('reads every day of the calendar, with or without separators', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        for (const written of [iso, iso.replaceAll('-', ''), iso.replaceAll('-', '.')]) expect(parseDate(written)).toBe(iso);
      }),
    );
  });

  it('refuses days that do not exist', () => {
    for (const da of ['20230229', '19000229', '20241301', '20240431', '20240100', '00000000', '2024', '2024-0101', 'today', ''])
      expect(parseDate(da), da).toBeUndefined();
    expect(parseDate('20240229')).toBe('2024-02-29');
    expect(parseDate('20000229')).toBe('2000-02-29');
  });

  it('never invents a clock time', () => {
    expect(toWhen('20240517')).toEqual({ iso: '2024-05-17', precision: 'day' });
    expect(toWhen('20240517', '09')).toEqual({ iso: '2024-05-17', precision: 'day' });
    expect(toWhen('20240517', '2561')).toEqual({ iso: '2024-05-17', precision: 'day' });
    expect(toWhen('20240517', '0942')).toEqual({ iso: '2024-05-17T09:42', precision: 'minute' });
    expect(toWhen('20240517', '094210.123456')).toEqual({ iso: '2024-05-17T09:42:10', precision: 'second' });
    expect(toWhen(undefined, '094210')).toBeUndefined();
  });

  it('reads times as ACR-NEMA wrote them, and leap seconds', () => {
    expect(parseTime('09:42:10')).toBe('09:42:10');
    expect(parseTime('235960')).toBe('23:59:59');
    expect(parseTime('0942:10')).toBeUndefined();
  });

  it('reads any beginning of a DT', () => {
    expect(parseDateTime('2024')).toEqual({ iso: '2024', precision: 'year' });
    expect(parseDateTime('202405')).toEqual({ iso: '2024-05', precision: 'month' });
    expect(parseDateTime('20240517094210.5+0200')).toEqual({ iso: '2024-05-17T09:42:10', precision: 'second' });
    expect(parseDateTime('202413')).toBeUndefined();
  });
});

describe('age', () => {
  it('is counted to the day asked for, not to today', () => {
    expect(ageAt('1950-09-07', '2024-09-06')).toEqual({ value: 73, unit: 'year' });
    expect(ageAt('1950-09-07', '2024-09-07T10:00')).toEqual({ value: 74, unit: 'year' });
    expect(ageAt('2024-01-31', '2024-02-20')).toEqual({ value: 20, unit: 'day' });
    expect(ageAt('2024-01-31', '2024-03-30')).toEqual({ value: 8, unit: 'week' });
    expect(ageAt('2024-01-31', '2025-06-30')).toEqual({ value: 16, unit: 'month' });
  });

  it('is unknown before birth', () => expect(ageAt('2024-01-31', '2024-01-30')).toBeUndefined());
});
