import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePatientQuery } from './parsePatientQuery.ts';
import { parsePersonNumber } from './personNumber.ts';

const TODAY = '2026-11-23';
const parse = (text: string) => parsePatientQuery(text, TODAY);

describe('one field for everything one may know of a person', () => {
  test.each([
    ['19121212-1212', '191212121212'],
    ['191212121212', '191212121212'],
    [' 19121212 1212 ', '191212121212'],
    ['500907-2553', '195009072553'],
    ['5009072553', '195009072553'],
    ['121212+1212', '191212121212'],
    ['701063-2391', '197010632391'],
    ['19701063-2391', '197010632391'],
  ])('%s is the personal number %s', (text, id) => {
    expect(parse(text)).toEqual({ query: { id }, kind: 'number', isMistyped: false });
  });

  test('a wrong check digit is searched for all the same, and said', () => {
    expect(parse('19121212-1213')).toEqual({ query: { id: '191212121213' }, kind: 'number', isMistyped: true });
  });

  test.each([
    ['1964-03-12', '1964-03-12'],
    ['19640312', '1964-03-12'],
    ['640312', '1964-03-12'],
    ['12/3 1964', '1964-03-12'],
    ['12.3.1964', '1964-03-12'],
    ['251201', '2025-12-01'],
    ['270101', '1927-01-01'],
  ])('%s is the birth date %s', (text, birthDate) => {
    expect(parse(text)).toEqual({ query: { birthDate }, kind: 'date', isMistyped: false });
  });

  test('names keep their letters and lose the comma of the register', () => {
    expect(parse('Öberg-Åkesson, Åsa Märta')).toEqual({
      query: { name: 'Öberg-Åkesson Åsa Märta' },
      kind: 'name',
      isMistyped: false,
    });
    expect(parse("O'Brien").query).toEqual({ name: "O'Brien" });
  });

  test('a name and a birth date narrow together', () => {
    expect(parse('Astrid 1964-03-12')).toEqual({
      query: { name: 'Astrid', birthDate: '1964-03-12' },
      kind: 'nameAndDate',
      isMistyped: false,
    });
  });

  test('numbers of other kinds are left as they are written', () => {
    expect(parse('TCGA-AB-1234').query).toEqual({ id: 'TCGA-AB-1234' });
    expect(parse('19640312R123').query).toEqual({ id: '19640312R123' });
    expect(parse('12345').query).toEqual({ id: '12345' });
  });

  test('the beginning of a personal number is a beginning', () => {
    expect(parse('19640312-98').query).toEqual({ id: '1964031298' });
    expect(parse('196403').query).toEqual({ id: '196403' });
  });

  test('a day that does not exist is no date', () => {
    expect(parse('1964-02-30').kind).toBe('number');
    expect(parsePersonNumber('19640230-1234', TODAY)).toBeUndefined();
  });

  test('nothing typed asks for everyone', () => {
    expect(parse('   ')).toEqual({ query: {}, kind: 'everyone', isMistyped: false });
  });

  test('whatever is typed is taken for something, and every valid number for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Object.keys(parse(text).query).length).toBeLessThanOrEqual(2);
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
        (date, serial) => {
          const day = date.toISOString().slice(0, 10).replaceAll('-', '');
          const nine = `${day.slice(2)}${String(serial).padStart(3, '0')}`;
          const valid = Array.from({ length: 10 }, (_, last) =>
            parsePersonNumber(`${day.slice(0, 2)}${nine}${last}`, TODAY),
          ).filter((number) => number?.isValid);
          expect(valid).toHaveLength(1);
          expect(valid[0]?.digits.startsWith(day)).toBe(true);
        },
      ),
    );
  });
});
