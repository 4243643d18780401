import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';
import { sniffType } from './sniff.ts';

const utf16 = (text: string, isBig: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((char) =>
      isBig ? [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255] : [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8],
    ),
  );
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('text of any encoding', () => {
  it('is known by its mark, by its zeros, by its bytes, by its label', () => {
    const said = 'Sår på höger fot';
    expect(decodeText(new TextEncoder().encode(said))).toEqual({ text: said, encoding: 'utf-8' });
    expect(decodeText(new TextEncoder().encode(`\ufeff${said}`)).text).toBe(said);
    expect(decodeText(utf16(said, false))).toEqual({ text: said, encoding: 'utf-16le' });
    expect(decodeText(utf16(`\ufeff${said}`, true))).toEqual({ text: said, encoding: 'utf-16be' });
    expect(decodeText(latin1(said))).toEqual({ text: said, encoding: 'windows-1252' });
    expect(decodeText(latin1('\xcf'), 'iso-8859-5').text).toBe('Я');
  });

  it('is not led astray by a label that is wrong', () => {
    expect(decodeText(new TextEncoder().encode('åäö'), 'iso-8859-1').text).toBe('åäö');
    expect(decodeText(latin1('åäö'), 'utf-8').text).toBe('åäö');
    expect(decodeText(latin1('åäö'), 'no-such-charset').text).toBe('åäö');
    expect(decodeText(latin1('<?xml version="1.0" encoding="UTF-8"?><a>å</a>')).text).toContain('å');
  });

  it('is FHIR where it says so', () => {
    const sniff = (text: string, name = '') => sniffType(new TextEncoder().encode(text), name);
    expect(sniff('{"resourceType":"Bundle"}', 'a.json')).toBe('application/fhir+json');
    expect(sniff(' {\n "id": "x", "resourceType" : "QuestionnaireResponse"}')).toBe('application/fhir+json');
    expect(sniff('{"a": 1}', 'a.json')).toBe('application/json');
  });
});
