import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTables, levelsOf, photometricOf, readDescription, spacingOf } from './tiffFacts.ts';

describe('what an SVS says', () => {
  it('has its spacing and its objective in words', () => {
    const words =
      'Aperio Image Library v11.2.1\r\n46000x32914 [0,100 46000x32893] (256x256) JPEG/RGB Q=30|AppMag = 20|MPP = 0.4990';

    expect(readDescription(words)).toEqual({ scanner: 'Aperio Image Library v11.2.1', magnification: 20, umPerPixel: 0.499 });
  });

  it('is read in no time, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (words) => {
        const { umPerPixel = 1 } = readDescription(`MPP = ${words}|AppMag=${words}`);
        expect(umPerPixel).toBeGreaterThan(0);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('resolution tags', () => {
  it('are believed of a microscope, and not where 72 dots an inch stand for nothing', () => {
    expect(spacingOf([20_000, 1], 3)).toBeCloseTo(0.0005);
    expect(spacingOf([72, 1], 2)).toBeUndefined();
    expect(spacingOf(undefined, undefined)).toBeUndefined();
    expect(spacingOf([1, 0], 3)).toBeUndefined();
  });
});

describe('levels', () => {
  const tiled = (width: number, height: number) => ({ width, height, isTiled: true });

  it('are the tiled images of the largest one’s shape', () => {
    const thumbnail = { width: 1024, height: 732, isTiled: false };
    const images = [tiled(46_000, 32_914), thumbnail, tiled(11_500, 8228), tiled(2875, 2057), tiled(700, 700)];

    expect(levelsOf(images).map(({ width }) => width)).toEqual([2875, 11_500, 46_000]);
    expect(levelsOf([thumbnail])).toEqual([]);
  });
});

describe('a JPEG tile and the tables of all', () => {
  it('are one stream', () => {
    const tables = Uint8Array.of(0xff, 0xd8, 0xff, 0xdb, 1, 0xff, 0xd9);
    const tile = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 2, 0xff, 0xd9);

    expect([...joinTables(tables, tile)]).toEqual([0xff, 0xd8, 0xff, 0xdb, 1, 0xff, 0xc0, 2, 0xff, 0xd9]);
  });

  it('say what their colours are', () => {
    expect(photometricOf(7, 6, 3)).toBe('YBR_FULL_422');
    expect(photometricOf(7, 2, 3)).toBe('RGB');
    expect(photometricOf(33_003, 2, 3)).toBe('YBR_FULL');
    expect(photometricOf(1, 1, 1)).toBe('MONOCHROME2');
  });
});
