import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDelimited } from './parseDelimited.ts';

it('cells are separated by what the first line has most of', () => {
  expect(parseDelimited('a;b\r\n1,5;2\r\n')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ]);
});

it('a quoted cell may hold separators, quotes and lines', () => {
  expect(parseDelimited('"a, ""b""\nc",d')).toEqual([['a, "b"\nc', 'd']]);
});

it('what is written by the rules is read back', () => {
  const cell = fc.string({ maxLength: 12 }).filter((text) => !text.includes('\r'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect(parseDelimited(`${text}\n`, ',')).toEqual(rows);
    }),
    { numRuns: 2000 },
  );
});

it('may be anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', 'a', ' ') }), (text) => {
      expect(Array.isArray(parseDelimited(text))).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
