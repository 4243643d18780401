import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('text of unknown encoding', () => {
  it('is UTF-8 where that is valid', () => {
    expect(decodeText(new TextEncoder().encode('Åsa Öberg'))).toEqual({ text: 'Åsa Öberg', encoding: 'utf-8' });
  });

  it('is Windows-1252 where UTF-8 is not valid', () => {
    expect(decodeText(latin1('Åsa Öberg')).text).toBe('Åsa Öberg');
  });

  it('obeys its mark', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xc5, 0, 0x73, 0)).text).toBe('Ås');
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0xc5)).text).toBe('Å');
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).text).toBe('A');
  });

  it('obeys what XML and HTML declare', () => {
    expect(decodeText(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe5</a>')).text).toContain('å');
    expect(decodeText(latin1('<meta charset="iso-8859-5"><p>\xb0</p>')).text).toContain('А');
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe('string');
      }),
      { numRuns: 10_000 },
    );
  });
});
