import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseText } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { parseRtf, type RtfDocument } from './parse.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
const read = (body: string): RtfDocument =>
  parseRtf(bytes(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}${body}}`));
const textOf = (body: string): string => proseText(read(body).blocks);

describe('RTF', () => {
  it('is paragraphs of letters in their code page, or in Unicode', () => {
    expect(textOf("R\\'e5tt\\par \\u8211?ja \\uc2\\u-10179??\\u-8704??\\par{\\f1 \\'cf}")).toBe('Rått\n–ja 😀\nП');
  });

  it('has bold, italic and underlined words, by words and by groups', () => {
    expect(read('a{\\b b\\i c}d\\ul e\\ulnone f').blocks[0]).toMatchObject({
      runs: [
        { text: 'a' },
        { text: 'b', bold: true },
        { text: 'c', bold: true, italic: true },
        { text: 'd' },
        { text: 'e', underline: true },
        { text: 'f' },
      ],
    });
  });

  it('takes large bold lines for headings', () => {
    expect(read('{\\b\\fs32 Rubrik}\\par text').blocks.map(({ is }) => is)).toEqual(['heading', 'paragraph']);
  });

  it('keeps the rows of tables', () => {
    const { blocks } = read(
      '\\trowd\\cellx1\\cellx2\\pard\\intbl a\\cell b\\cell\\row\\trowd\\pard\\intbl c\\cell d\\cell\\row\\pard after',
    );
    expect(blocks.map(({ is }) => is)).toEqual(['table', 'paragraph']);
    expect(proseText(blocks)).toBe('a\tb\nc\td\nafter');
  });

  it('skips what is no text, counts pictures, and shows where a field led', () => {
    const document = read(
      '{\\info{\\title T}}{\\*\\generator x;}{\\stylesheet{\\s1 S;}}{\\pict\\pngblip 8950}{\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt link}}\\bin3 }}}.',
    );
    expect(proseText(document.blocks)).toBe('link.');
    expect(document).toMatchObject({ title: 'T', omitted: 1 });
  });

  it('refuses what is not RTF', () => {
    expect(() => parseRtf(bytes('hello'))).toThrow(Failure);
    expect(() => parseRtf(bytes(`{\\rtf1${'{'.repeat(1000)}`))).toThrow(Failure);
  });

  it('survives 10,000 damaged files', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\',
      '\\par',
      '\\cell',
      '\\row',
      '\\trowd',
      '\\intbl',
      "\\'e",
      "\\'zz",
      '\\u',
      '\\u-99999 ',
      '\\uc99 ',
      '\\bin5 ',
      '\\bin-1 ',
      '\\f7 ',
      '\\fcharset128 ',
      '{\\fonttbl',
      '{\\*\\x',
      '\\b',
      '\\li99999999999 ',
      '\\fs-1 ',
      'text',
      '\u0000',
      '\u00ff',
      '\n',
      '{\\footnote ',
      '\\ansicpg99999 ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          proseText(parseRtf(bytes(`{\\rtf1 ${pieces.join('')}`)).blocks);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
