import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parseDeepZoom } from './deepZoom.ts';
import { parseIiif } from './iiif.ts';
import type { Pyramid } from './pyramid.ts';

const dzi = (width: number, height: number, more = 'TileSize="254" Overlap="1" Format="jpeg"') =>
  `<?xml version="1.0"?><Image xmlns="http://schemas.microsoft.com/deepzoom/2008" ${more}><Size Width="${width}" Height="${height}"/></Image>`;
const info = (version: 2 | 3, more: object = {}) =>
  JSON.stringify({
    '@context': `http://iiif.io/api/image/${version}/context.json`,
    [version === 3 ? 'id' : '@id']: 'https://bilder.exempel.se/iiif/T26-1/',
    ...{ width: 6000, height: 4000, profile: 'level1', ...more },
  });
const addressOf = (pyramid: Pyramid, level: number, column: number, row: number) => pyramid.tile(level, column, row).address;

describe('Deep Zoom', () => {
  it('has levels of halves, and begins where there is something to be seen', () => {
    const { levels } = parseDeepZoom(dzi(1000, 700), 'a');

    expect(levels.map(({ width, height }) => [width, height])).toEqual([
      [250, 175],
      [500, 350],
      [1000, 700],
    ]);
  });

  it('names its tiles beside itself, and what of them is their own', () => {
    const pyramid = parseDeepZoom(dzi(1000, 700), 'glas 1');

    expect(pyramid.tile(2, 3, 1)).toEqual({
      address: 'glas%201_files/10/3_1.jpeg',
      crop: { x: 1, y: 1, width: 238, height: 254 },
    });
    expect(pyramid.tile(0, 0, 0).crop).toEqual({ x: 0, y: 0, width: 250, height: 175 });
  });

  it('of tiles that browsers cannot read is refused', () => {
    expect(() => parseDeepZoom(dzi(10, 10, 'TileSize="254" Overlap="1" Format="hdp"'), 'a')).toThrow(Failure);
  });
});

describe('IIIF', () => {
  const tiles = [{ width: 512, scaleFactors: [1, 2, 4, 8, 16] }];

  it('asks for regions of the whole and sizes of the tile, in the canonical form of its version', () => {
    expect(addressOf(parseIiif(info(3, { tiles })), 4, 11, 7)).toBe(
      'https://bilder.exempel.se/iiif/T26-1/5632,3584,368,416/368,416/0/default.jpg',
    );
    expect(addressOf(parseIiif(info(2, { tiles })), 4, 11, 7)).toBe(
      'https://bilder.exempel.se/iiif/T26-1/5632,3584,368,416/368,/0/default.jpg',
    );
    expect(addressOf(parseIiif(info(3, { tiles })), 0, 0, 0)).toBe(
      'https://bilder.exempel.se/iiif/T26-1/full/375,250/0/default.jpg',
    );
  });

  it('without tiles of its own is cut by its server, unless it can only hand out wholes', () => {
    expect(parseIiif(info(3)).levels.map(({ width }) => width)).toEqual([375, 750, 1500, 3000, 6000]);
    expect(() => parseIiif(info(3, { profile: 'level0' }))).toThrow(Failure);
  });

  it('of version 1 is refused', () => {
    expect(() => parseIiif('{"@context":"http://library.stanford.edu/iiif/image-api/1.1/context.json"}')).toThrow(Failure);
  });
});

describe('pyramids of any making', () => {
  const number = fc.oneof(fc.integer({ min: -1, max: 9000 }), fc.constantFrom(0, 1, 1e9, 0.5, 'x', null, Number.NaN));
  const parsed = fc.oneof(
    fc.tuple(number, number, number, number, fc.constantFrom('jpg', 'png', 'exe', '')).map(
      ([w, h, size, overlap, format]) =>
        () =>
          parseDeepZoom(
            `<Image TileSize="${size}" Overlap="${overlap}" Format="${format}"><Size Width="${w}" Height="${h}"/></Image>`,
            'x',
          ),
    ),
    fc
      .record({
        width: number,
        height: number,
        tile: number,
        factors: fc.array(number, { maxLength: 6 }),
        version: fc.constantFrom(2 as const, 3 as const),
      })
      .map(
        ({ width, height, tile, factors, version }) =>
          () =>
            parseIiif(info(version, { width, height, tiles: [{ width: tile, scaleFactors: factors }] })),
      ),
    fc.string({ maxLength: 60 }).map((text) => () => parseIiif(text)),
    fc.string({ maxLength: 60 }).map((text) => () => parseDeepZoom(text, 'x')),
  );

  it('cover their levels with tiles that are theirs, or are refused in words', () => {
    fc.assert(
      fc.property(parsed, (parse) => {
        try {
          const { levels, tile } = parse();
          for (const [index, level] of levels.entries()) {
            const last = tile(index, level.columns - 1, level.rows - 1).crop;
            expect((level.columns - 1) * level.tileWidth + last.width).toBe(level.width);
            expect((level.rows - 1) * level.tileHeight + last.height).toBe(level.height);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
