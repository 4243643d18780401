import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSlideSized, readTiffImage, readTiffStart } from './tiff.ts';

/** A little-endian TIFF's head and one directory of SHORT and LONG entries. */
function tiff(entries: readonly (readonly [tag: number, type: 3 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(8 + 2 + entries.length * 12 + 4 + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 10 + index * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, 1, true);
    view.setUint32(at + 8, value, true);
  }
  return bytes;
}

const read = (bytes: Uint8Array) => {
  const start = readTiffStart(bytes);
  return start && readTiffImage(bytes.subarray(start.directory), start);
};

describe('the first directory of a TIFF', () => {
  it('tells the size, and whether it lies in tiles', () => {
    const slide = read(
      tiff([
        [256, 4, 46_000],
        [257, 4, 32_000],
        [322, 3, 256],
      ]),
    );

    expect(slide).toEqual({ width: 46_000, height: 32_000, isTiled: true });
    expect(slide && isSlideSized(slide)).toBe(true);
  });

  it('leaves a photo a photo', () => {
    const photo = read(
      tiff([
        [256, 3, 4000],
        [257, 3, 3000],
      ]),
    );

    expect(photo && isSlideSized(photo)).toBe(false);
  });

  it('of bytes that lie says nothing, or a size, at once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), fc.boolean(), (tail, isLittle, isBig) => {
        const bytes = Uint8Array.of(...(isLittle ? [0x49, 0x49, isBig ? 43 : 42, 0] : [0x4d, 0x4d, 0, isBig ? 43 : 42]), ...tail);
        const start = readTiffStart(bytes);
        const image = start && readTiffImage(bytes.subarray(Math.min(start.directory, bytes.length)), start);
        if (image) expect(image.width).toBeGreaterThan(0);
      }),
      { numRuns: 10_000 },
    );
  });
});
