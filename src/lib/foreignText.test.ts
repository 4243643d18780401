import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printForeign } from './foreignText.ts';

describe('foreign text', () => {
  test('ordinary words stay as they are', () => {
    expect(printForeign('DT thorax utan kontrast, Åsa Öberg')).toBe('DT thorax utan kontrast, Åsa Öberg');
  });

  test('control characters are seen instead of obeyed', () => {
    expect(printForeign('a\u0000b\u001bc\u007f')).toBe('a␀b␛c␡');
  });

  test('marks that turn the reading direction are taken away from the text around them', () => {
    expect(printForeign('safe\u202egpj.exe')).toBe('safe\ufffdgpj.exe');
  });

  test('line breaks become one space', () => {
    expect(printForeign('one\r\ntwo\tthree')).toBe('one two three');
  });

  test('nothing that comes out is longer than asked, holds a control or half a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const printed = printForeign(text, max);
        expect([...printed].length).toBeLessThanOrEqual(max);
        expect(/[\p{Cc}\p{Cs}]/u.test(printed)).toBe(false);
      }),
    );
  });
});
