import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { Dataset } from '../json.ts';
import { type Affine, apply, between, compose, invert } from './glass.ts';
import { readSlideInstance } from './instance.ts';
import { readSlideSegmentation } from './segments.ts';

const element = (...Value: unknown[]) => ({ vr: 'UN', Value });
const sequence = element;

const matrix = (side: number, um: number, more: Dataset = {}): Dataset => ({
  '00080018': element(`1.2.${side}`),
  '00200052': element('1.9'),
  '00209311': element('TILED_FULL'),
  '00280008': element((side / 256) ** 2),
  '00280010': element(256),
  '00280011': element(256),
  '00480006': element(side),
  '00480007': element(side),
  '00480008': sequence({ '0040072A': element(20), '0040073A': element(40) }),
  '00480102': element(0, -1, 0, -1, 0, 0),
  '52009229': sequence({ '00289110': sequence({ '00280030': element(um / 1000, um / 1000) }) }),
  ...more,
});
const segment = (number: number, by: string): Dataset => ({
  '00620004': element(number),
  '00620005': element(`segment ${number}`),
  '00620008': element(by),
});
const segments = { '00620001': element('BINARY'), '00620002': sequence(segment(1, 'AUTOMATIC'), segment(2, 'MANUAL')) };
const base = readSlideInstance(matrix(4096, 0.25));
const none = new Set<string>();

describe('a matrix on its glass', () => {
  it('lies where its origin, its direction and its spacing say', () => {
    const coarse = readSlideInstance(
      matrix(512, 2, { '00480008': sequence({ '0040072A': element(19.9), '0040073A': element(39.8) }) }),
    );
    const placed = between(coarse, base);

    // 0.2 mm to the right and 0.1 mm down, at 0.25 µm a pixel.
    expect(placed && apply(placed, [0, 0]).map(Math.round)).toEqual([800, 400]);
    expect(placed && apply(placed, [100, 0]).map(Math.round)).toEqual([1600, 400]);
  });

  it('has no place without an origin', () => {
    const lost = readSlideInstance(matrix(512, 2, { '00480008': sequence() }));

    expect(between(lost, base)).toBeUndefined();
  });

  it('comes back to itself', () => {
    const part = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part, part), fc.tuple(part, part), ([a, b, c, d, e, f], point) => {
        const there: Affine = { a, b, c, d, e, f };
        fc.pre(Math.abs(a * d - b * c) > 1);
        const back = invert(there);
        if (!back) throw new Error('no way back');
        const [x, y] = apply(compose(back, there), point);
        expect(Math.hypot(x - point[0], y - point[1])).toBeLessThan(1e-3);
      }),
    );
  });
});

describe('a segmentation of a slide', () => {
  it('of a full matrix is counted segment by segment', () => {
    const found = readSlideSegmentation(matrix(512, 2, { ...segments, '00280008': element(8) }), base, none);

    expect(found?.tiles).toHaveLength(8);
    expect(found?.tiles[4]).toEqual({ frame: 5, x: 0, y: 0, segment: 2 });
    expect(found?.tiles[7]).toEqual({ frame: 8, x: 256, y: 256, segment: 2 });
  });

  it('of a label map has all segments in every frame', () => {
    const found = readSlideSegmentation(matrix(512, 2, { ...segments, '00620001': element('LABELMAP') }), base, none);

    expect(found?.tiles.map((tile) => tile.segment)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('of a sparse matrix lies where its frames say, also beside the grid', () => {
    const frame = (x: number, y: number, of: number): Dataset => ({
      '0048021A': sequence({ '0048021E': element(x + 1), '0048021F': element(y + 1) }),
      '0062000A': sequence({ '0062000B': element(of) }),
    });
    const found = readSlideSegmentation(
      matrix(512, 2, {
        ...{ ...segments, '00209311': element('TILED_SPARSE'), '00280008': element(3) },
        '52009230': sequence(frame(100, 30, 2), frame(256, 0, 1), frame(9000, 0, 1)),
      }),
      base,
      none,
    );

    expect(found?.tiles).toEqual([
      { frame: 1, x: 100, y: 30, segment: 2 },
      { frame: 2, x: 256, y: 0, segment: 1 },
    ]);
  });

  it('of another glass is not this slide', () => {
    expect(readSlideSegmentation(matrix(512, 2, { ...segments, '00200052': element('1.8') }), base, none)).toBeUndefined();
  });

  it('without a place is laid over the slide that it names', () => {
    const dataset = matrix(512, 2, {
      ...{ ...segments, '00480008': sequence(), '00280008': element(8) },
      '00081115': sequence({ '0008114A': sequence({ '00081155': element('1.2.4096') }) }),
    });

    expect(readSlideSegmentation(dataset, base, new Set(['1.2.4096']))?.toBase).toMatchObject({ a: 8, d: 8, e: 0, f: 0 });
    expect(readSlideSegmentation(dataset, base, none)).toBeUndefined();
  });

  it('may hold anything, and fails in words', () => {
    const anything = fc.oneof(
      fc.constantFrom('TILED_FULL', 'TILED_SPARSE', 'LABELMAP', 'FRACTIONAL', '', null, -1, 0, 1, 2 ** 31, 1e300, 0.5),
      fc.integer(),
      fc.double(),
      fc.string({ maxLength: 8 }),
    );
    const tags = ['00209311', '00280008', '00280010', '00280011', '00480006', '00480007', '00480102', '00620001', '0062000E'];
    const inside = fc.record({
      '0048021A': fc
        .array(
          fc.record({
            '0048021E': fc.array(anything).map((v) => element(...v)),
            '0048021F': fc.array(anything).map((v) => element(...v)),
          }),
          { maxLength: 2 },
        )
        .map((v) => sequence(...v)),
      '0062000A': fc
        .array(fc.record({ '0062000B': fc.array(anything, { maxLength: 2 }).map((v) => element(...v)) }), { maxLength: 2 })
        .map((v) => sequence(...v)),
    });
    const damage = fc.record({
      changes: fc.array(fc.tuple(fc.constantFrom(...tags), fc.array(anything, { maxLength: 7 })), { maxLength: 4 }),
      frames: fc.array(inside, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(damage, ({ changes, frames }) => {
        const dataset = matrix(512, 2, {
          ...segments,
          '52009230': sequence(...frames),
          ...Object.fromEntries(changes.map(([tag, values]) => [tag, element(...values)])),
        });
        try {
          const found = readSlideSegmentation(dataset, base, none);
          expect(found?.tiles.length ?? 0).toBeLessThanOrEqual(20_000);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
