import { expect, it } from 'vitest';
import { parseXml } from '../../standards/xml/parse.ts';
import { formatOf, formatOfText, suitsText } from './formats.ts';
import { jsonLines, xmlLines } from './indented.ts';
import { hasColumns } from './plain.ts';

const suits = (mediaType: string) => suitsText({ key: 'a', mediaType });

it('wants what is made to be read, and leaves other kinds to theirs', () => {
  for (const type of [
    'text/plain',
    'text/html',
    'application/rtf',
    'text/xml',
    'application/hl7-v3+xml',
    'text/csv',
    'application/json',
  ])
    expect(suits(type), type).toBe(1);
  for (const type of [
    'application/pdf',
    'image/svg+xml',
    'application/dicom',
    'application/dicom+json',
    'application/zip',
    'image/png',
  ])
    expect(suits(type), type).toBe(0);
  expect(suits('text/x-vcf')).toBeLessThan(0.5);
  expect(suits('application/fhir+json')).toBeLessThan(0.5);
  expect(suitsText({ key: 'a', mediaType: 'application/dicom', sopClass: '1.2.840.10008.5.1.4.1.1.104.2' })).toBe(1);
});

it('believes the first letters before the label', () => {
  expect(formatOf('text/plain; charset=utf-8')).toBe('plain');
  expect(formatOfText('{\\rtf1 x}', 'plain')).toBe('rtf');
  expect(formatOfText('<!DOCTYPE html><p>', 'plain')).toBe('html');
  expect(formatOfText('<?xml version="1.0"?><a/>', 'plain')).toBe('xml');
  expect(formatOfText('a < b', 'plain')).toBe('plain');
});

it('keeps columns that were made with blanks, and lets other text flow', () => {
  expect(hasColumns('Paracetamol   1 g\nMetoprolol   50 mg\nFurosemid   40 mg')).toBe(true);
  expect(hasColumns('MSH|^~\\&|A')).toBe(true);
  expect(hasColumns('Ett brev.\n\nMed två stycken.')).toBe(false);
});

it('prints data one value a line', () => {
  const print = ({ runs }: { readonly runs: readonly { readonly text: string }[] }) => runs.map(({ text }) => text).join('');
  expect(print(jsonLines({ a: [1, { b: null }], c: {} }))).toBe('a  \n  1. 1\n  2. \n    b  null\nc  –\n');
  expect(print(xmlLines(parseXml('<a b="c"><d>e</d><f/></a>')))).toBe('a  b c\n  d  e\n  f\n');
});
