import fc from 'fast-check';
import { expect, it } from 'vitest';
import { announcedPart, parseContentType, printContentType } from './contentType.ts';

it('reads parameters in any order, case and quoting', () => {
  const { type, parameters } = parseContentType(
    'Multipart/Related; BOUNDARY="a;b\\"c" ;Type=application/octet-stream;start=x:y=z',
  );
  expect(type).toBe('multipart/related');
  expect([...parameters]).toEqual([
    ['boundary', 'a;b"c'],
    ['type', 'application/octet-stream'],
    ['start', 'x:y=z'],
  ]);
});

it('finds the transfer syntax also inside the quoted type', () => {
  const inside = announcedPart('multipart/related; boundary=b; type="image/jp2; transfer-syntax=1.2.840.10008.1.2.4.90"');
  const beside = announcedPart('multipart/related; type="image/jp2"; transfer-syntax=1.2.840.10008.1.2.4.90; boundary=b');
  expect(inside).toEqual(beside);
  expect(inside.type).toBe('image/jp2');
});

it('reads back what it prints', () => {
  const value = fc.stringMatching(/^[\x20-\x7e]*$/).map((text) => text.trim());
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z-]+$/), value), (parameters) => {
      const given = { type: 'a/b', parameters: new Map(Object.entries(parameters)) };
      expect(parseContentType(printContentType(given))).toEqual(given);
    }),
  );
});

it('survives any text', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseContentType(text)));
  expect(parseContentType(null).type).toBe('');
});
