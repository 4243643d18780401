import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { attribute, first, innerText, parseXml, wordsOf, type XmlElement } from './parse.ts';

const reasonOf = (text: string): string => {
  try {
    parseXml(text);
    return 'parsed';
  } catch (error) {
    if (error instanceof Failure) return error.reason;
    throw error;
  }
};

describe('XML', () => {
  it('is a tree of local names, attributes and texts', () => {
    const root = parseXml(
      `\ufeff<?xml version="1.0"?><!-- a --><h:a xmlns:h="x" b='1 &lt; 2'><h:c>å &amp; &#229;<![CDATA[<&]]></h:c><d/></h:a>`,
    );

    expect(root.name).toBe('a');
    expect(attribute(root, 'b')).toBe('1 < 2');
    expect(innerText(first(root, 'c'))).toBe('å & å<&');
    expect(first(root, 'd')?.children).toEqual([]);
  });

  it('expands no entity that a file defines, and loads none', () => {
    expect(reasonOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('unsupported');
    expect(reasonOf('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toBe('unsupported');
    expect(wordsOf(parseXml('<!DOCTYPE html PUBLIC "-//W3C" "http://x"><a>&unknown;&nbsp;x</a>'))).toBe('&unknown; x');
  });

  it('refuses what is broken, and what is too deep', () => {
    for (const text of ['', 'x', '<a>', '<a></b>', '<a/><b/>', '<a b=c/>', '<a', '</a>', '<a><!-- </a>', '<a/>x'])
      expect(reasonOf(text), text).toBe('malformed');
    expect(reasonOf('<a>'.repeat(5000))).toBe('unsupported');
  });

  it('reads back any tree that is written', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const text = fc.string({ unit: 'grapheme' });
    const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
      tree: fc.record({
        name,
        attributes: fc.dictionary(name, text, { maxKeys: 3 }).map((one) => new Map(Object.entries(one))),
        children: fc.array(
          fc.oneof(
            { depthSize: 'small' },
            text.filter((one) => one !== ''),
            tie('tree'),
          ),
          { maxLength: 3 },
        ),
      }),
    }));
    const toText = (one: string) => one.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
    const print = ({ name, attributes, children }: XmlElement): string =>
      `<${name}${[...attributes].map(([key, value]) => ` ${key}="${toText(value)}"`).join('')}>${children.map((one) => (typeof one === 'string' ? toText(one) : print(one))).join('')}</${name}>`;
    fc.assert(
      fc.property(tree, (root) => {
        expect(innerText(parseXml(print(root)))).toBe(innerText(root));
      }),
    );
  });

  it('survives 10,000 damaged files', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<a b="c"',
      '/>',
      '>',
      '<',
      '&amp;',
      '&#x41;',
      '&#99999999;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x',
      '?>',
      '<!DOCTYPE a',
      ' [',
      'text',
      '"',
      "'",
      '\u0000',
      'å',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect(['parsed', 'malformed', 'unsupported']).toContain(reasonOf(parts.join('')));
      }),
      { numRuns: 10_000 },
    );
  });
});
