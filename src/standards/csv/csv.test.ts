import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSeparator, parseCsv } from './parse.ts';

describe('comma separated values', () => {
  it('are separated by what stands as often in every line', () => {
    expect(chooseSeparator('a;b\n1,5;2,5')).toBe(';');
    expect(chooseSeparator('a\tb\n1,5\t2')).toBe('\t');
    expect(parseCsv('a,b\r\n"x, ""y""",2\n').rows).toEqual([
      ['a', 'b'],
      ['x, "y"', '2'],
    ]);
    expect(parseCsv('"a"; "b" c\n1;2').rows[0]).toEqual(['a', ' "b" c']);
  });

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(parseCsv(text, ',').rows).toEqual(rows);
      }),
    );
  });

  it('survive 10,000 strange files', () => {
    const piece = fc.constantFrom('"', '""', ',', ';', '\t', '\r', '\n', 'a', ' ', '|');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(parseCsv(pieces.join('')).isCut).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });
});
