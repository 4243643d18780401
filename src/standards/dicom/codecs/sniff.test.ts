import { describe, expect, it } from 'vitest';
import { codingIn, codingOf, sniffCoding, syntaxIn } from './sniff.ts';

const jpeg = (sof: number, bits = 8) =>
  Uint8Array.of(0xff, 0xd8, 0xff, sof, 0, 11, bits, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0);

describe('what the bytes say', () => {
  it.each([
    [0xc0, 8, 'jpeg'],
    [0xc2, 8, 'jpeg'],
    [0xc1, 12, 'jpegExtended'],
    [0xc3, 16, 'jpegLossless'],
    [0xf7, 16, 'jpegLs'],
  ])('a frame header %x of %s bits is %s', (sof, bits, coding) => {
    expect(sniffCoding(jpeg(sof, bits))).toBe(coding);
  });

  it('JPEG XL, bare and boxed', () => {
    expect(sniffCoding(Uint8Array.of(0xff, 0x0a))).toBe('jpegXl');
    expect(sniffCoding(Uint8Array.of(0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20))).toBe('jpegXl');
  });

  it('nothing of pixels, and of nothing', () => {
    expect(sniffCoding(new Uint8Array(64))).toBeUndefined();
    expect(sniffCoding(new Uint8Array(0))).toBeUndefined();
  });

  it('fails when a stream begins and goes no further', () => {
    expect(() => sniffCoding(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toThrow('malformed');
    expect(() => sniffCoding(Uint8Array.of(0xff, 0x4f, 0xff, 0x51, 0, 41))).toThrow('malformed');
  });
});

describe('what a content type says', () => {
  it.each([
    ['image/jls', 'jpegLs'],
    ['image/jp2; transfer-syntax=1.2.840.10008.1.2.4.201', 'htj2k'],
    ['application/octet-stream; transfer-syntax="1.2.840.10008.1.2.5"', 'rle'],
    ['multipart/related; type="image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.70"', 'jpegLossless'],
    ['application/octet-stream', undefined],
    ['image/jpeg', undefined],
    ['', undefined],
  ])('%s', (contentType, coding) => {
    expect(codingIn(contentType)).toBe(coding);
  });

  it('and nothing of syntaxes without still frames', () => {
    expect(codingOf('1.2.840.10008.1.2.4.102')).toBeUndefined();
    expect(codingOf('constructor')).toBeUndefined();
    expect(syntaxIn('image/jp2')).toBeUndefined();
  });
});
