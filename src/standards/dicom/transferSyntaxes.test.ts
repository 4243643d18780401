import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNativeSyntax, isVideoSyntax, sniffSyntax, syntaxOf, transferSyntax } from './transferSyntaxes.ts';

it('knows names and media types', () => {
  expect(transferSyntax('1.2.840.10008.1.2.4.201')).toMatchObject({ mediaType: 'image/jphc', isLossy: false });
  expect(transferSyntax('1.2.3')).toBeUndefined();
  expect(isVideoSyntax('1.2.840.10008.1.2.4.102')).toBe(true);
  expect(isNativeSyntax('1.2.840.10008.1.2.1')).toBe(true);
  expect(isNativeSyntax('1.2.840.10008.1.2.4.50')).toBe(false);
  expect(syntaxOf('image/JP2')).toBe('1.2.840.10008.1.2.4.90');
});

it('believes the bytes of a stream', () => {
  const of = (...bytes: number[]) => sniffSyntax(Uint8Array.from(bytes))?.replace('1.2.840.10008.1.2', '');
  const app0 = [0xff, 0xe0, 0, 4, 1, 2];
  expect(of(0xff, 0xd8, ...app0, 0xff, 0xc0, 0, 2)).toBe('.4.50');
  expect(of(0xff, 0xd8, ...app0, 0xff, 0xc3, 0, 2)).toBe('.4.70');
  expect(of(0xff, 0xd8, 0xff, 0xf7, 0, 2)).toBe('.4.80');
  expect(of(0xff, 0x4f, 0xff, 0x51, 0, 4, 0, 0, 0xff, 0x50)).toBe('.4.201');
  expect(of(0xff, 0x4f, 0xff, 0x51, 0, 4, 0, 0, 0xff, 0x52)).toBe('.4.90');
  expect(of(0xff, 0x0a)).toBe('.4.110');
  expect(of(0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70)).toBe('.4.102');
  expect(of(1, 2, 3, 4)).toBeUndefined();
});

it('survives any bytes', () => {
  const bytes = fc.tuple(fc.constantFrom([], [0xff, 0xd8], [0xff, 0x4f, 0xff, 0x51]), fc.array(fc.nat(255), { maxLength: 60 }));
  fc.assert(fc.property(bytes, ([start, rest]) => void sniffSyntax(Uint8Array.from([...start, ...rest]))));
});
