import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parseRtf, type RtfText } from './parseRtf.ts';

const print = ({ blocks }: RtfText): string[] =>
  blocks.map((block) =>
    block.type === 'row'
      ? block.cells.map((cell) => cell.map(({ text }) => text).join('')).join(' | ')
      : block.runs.map(({ text }) => text).join(''),
  );

describe('RTF', () => {
  it('is paragraphs', () => {
    expect(print(parseRtf('{\\rtf1\\ansi One\\par Two}'))).toEqual(['One', 'Two']);
  });

  it('has letters of its code page, and of Unicode with a stand-in', () => {
    expect(print(parseRtf("{\\rtf1\\ansi\\ansicpg1252 \\'c5sa \\u214?berg \\u8364\\'80}"))).toEqual(['Åsa Öberg €']);
  });

  it('has bold, italic and underlined runs that end with their group', () => {
    const [block] = parseRtf('{\\rtf1 a{\\b b\\i c}\\ul d\\ulnone e}').blocks;
    expect(
      block?.type === 'paragraph' && block.runs.map(({ text, bold, italic, underline }) => [text, bold, italic, underline]),
    ).toEqual([
      ['a', false, false, false],
      ['b', true, false, false],
      ['c', true, true, false],
      ['d', false, false, true],
      ['e', false, false, false],
    ]);
  });

  it('has tables', () => {
    expect(print(parseRtf('{\\rtf1\\trowd\\intbl Hb\\cell 134\\cell\\row\\intbl Na\\cell 140\\cell\\row\\pard end}'))).toEqual([
      'Hb | 134',
      'Na | 140',
      'end',
    ]);
  });

  it('hides fonts, styles, fields and what a reader need not know, and counts pictures', () => {
    const text = parseRtf(
      '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\generator X}{\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt here}}{\\pict 0102}}',
    );
    expect(print(text)).toEqual(['here']);
    expect(text.omitted).toBe(1);
  });

  it('is refused when it is something else', () => {
    expect(() => parseRtf('%PDF')).toThrow(Failure);
  });

  it('may be anything without a hang or another error', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '\\b',
        '\\par',
        '\\cell',
        '\\row',
        '\\u-3?',
        "\\'e5",
        '\\bin99999',
        '\\*',
        '\\pict',
        '\\uc9',
        '\\trowd',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parseRtf(`{\\rtf1 ${pieces.join('')}`);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
