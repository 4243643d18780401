import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { Dataset } from '../json.ts';
import { frameFinder } from './frames.ts';
import { readSlideInstance } from './instance.ts';
import { toSlides } from './pyramid.ts';

const element = (...Value: unknown[]) => ({ vr: 'UN', Value });

const level = (width: number, height: number, more: Dataset = {}): Dataset => ({
  '00080008': element('ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'),
  '00080018': element(`1.2.${width}.${height}`),
  '00209311': element('TILED_FULL'),
  '00280008': element(Math.ceil(width / 256) * Math.ceil(height / 256)),
  '00280010': element(256),
  '00280011': element(256),
  '00400512': element('A1'),
  '00480006': element(width),
  '00480007': element(height),
  ...more,
});
const slidesOf = (...datasets: Dataset[]) => toSlides(datasets.map(readSlideInstance));
const tileAt = (column: number, row: number, path = '', plane = 0) => ({ column, row, path, plane });

describe('slides out of objects', () => {
  it('puts levels in order from the coarsest, whatever order they came in', () => {
    const [slide, ...others] = slidesOf(level(1000, 700), level(4000, 2800), level(250, 175));

    expect(others).toEqual([]);
    expect(slide?.levels.map(({ width }) => width)).toEqual([250, 1000, 4000]);
  });

  it('takes sides that were rounded each by itself for the same slide, and another shape for another', () => {
    expect(slidesOf(level(4001, 2803), level(1000, 701))).toHaveLength(1);
    expect(slidesOf(level(4000, 2800), level(1000, 500))).toHaveLength(2);
  });

  it('keeps label and overview beside the levels', () => {
    const label = level(400, 400, { '00080008': element('ORIGINAL', 'PRIMARY', 'LABEL', 'NONE') });
    const overview = level(900, 300, { '00080008': element('ORIGINAL', 'PRIMARY', 'OVERVIEW', 'NONE') });
    const [slide] = slidesOf(label, level(4000, 2800), overview);

    expect(slide?.levels).toHaveLength(1);
    expect(slide?.label?.width).toBe(400);
    expect(slide?.overview?.width).toBe(900);
  });

  it('finds the frames of a concatenation in the part that holds them', () => {
    const first = level(1024, 512, { '00080018': element('1.1'), '00280008': element(5), '00209228': element(0) });
    const second = level(1024, 512, { '00080018': element('1.2'), '00280008': element(3), '00209228': element(5) });
    const [slide] = slidesOf(first, second);
    const found = (column: number, row: number) => {
      const address = slide?.levels[0].find(tileAt(column, row));
      return address && [address.instance.uid, address.frame];
    };

    expect(found(0, 0)).toEqual(['1.1', 1]);
    expect(found(0, 1)).toEqual(['1.1', 5]);
    expect(found(1, 1)).toEqual(['1.2', 1]);
    expect(found(3, 1)).toEqual(['1.2', 3]);
  });

  it('finds channels that are objects of their own', () => {
    const channel = (id: string) =>
      level(512, 512, { '00080018': element(id), '00480105': { vr: 'SQ', Value: [{ '00480106': element(id) }] } });
    const [slide] = slidesOf(channel('dapi'), channel('fitc'));

    expect(slide?.paths).toEqual(['dapi', 'fitc']);
    expect(slide?.levels[0].find(tileAt(1, 1, 'fitc'))).toMatchObject({ frame: 4, instance: { uid: 'fitc' } });
  });

  it('tells spacing from the imaged volume where there is no other', () => {
    const [slide] = slidesOf(level(4000, 2000, { '00480001': element(2), '00480002': element(1) }));

    expect(slide?.base.spacingMm).toEqual({ x: 0.0005, y: 0.0005 });
  });
});

describe('frames of a full grid', () => {
  it('counts columns first, then rows, planes and paths: every frame once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (columns, rows, planes, paths) => {
          const dataset = level(columns * 256, rows * 256, {
            '00280008': element(columns * rows * planes * paths),
            '00480303': element(planes),
            '00480105': { vr: 'SQ', Value: Array.from({ length: paths }, (_, index) => ({ '00480106': element(`p${index}`) })) },
          });
          const instance = readSlideInstance(dataset);
          const find = frameFinder(instance);
          const frames = instance.paths.flatMap((path) =>
            instance.planes.flatMap((plane) =>
              Array.from({ length: columns * rows }, (_, tile) =>
                find({ column: tile % columns, row: Math.floor(tile / columns), path, plane }),
              ),
            ),
          );
          expect(frames).toEqual(Array.from({ length: columns * rows * planes * paths }, (_, index) => index + 1));
        },
      ),
    );
  });
});

describe('frames of a sparse grid', () => {
  const frame = (column: number, row: number) => ({
    '0048021A': { vr: 'SQ', Value: [{ '0048021E': element(column), '0048021F': element(row) }] },
  });
  const sparse = (...frames: object[]) =>
    level(1024, 512, {
      '00209311': element('TILED_SPARSE'),
      '00280008': element(frames.length),
      '52009230': { vr: 'SQ', Value: frames },
    });

  it('finds each where it says that it is, and nothing where nothing was scanned', () => {
    const find = frameFinder(readSlideInstance(sparse(frame(513, 257), frame(1, 1))));

    expect(find(tileAt(2, 1))).toBe(1);
    expect(find(tileAt(0, 0))).toBe(2);
    expect(find(tileAt(1, 0))).toBeUndefined();
  });

  it('leaves out a frame between two places', () => {
    const find = frameFinder(readSlideInstance(sparse(frame(100, 1))));

    expect(find(tileAt(0, 0))).toBeUndefined();
  });
});

describe('objects that lie', () => {
  it('are refused with a failure, or read without harm', () => {
    const anything = fc.oneof(
      fc.constant(undefined),
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.constant(null),
      fc.object(),
      fc.constant(1e15),
      fc.constant(-1),
    );
    const tags = [
      '00080008',
      '00209228',
      '00209311',
      '00280008',
      '00280010',
      '00280011',
      '00480006',
      '00480007',
      '00480303',
      '00480105',
      '52009229',
      '52009230',
      '00480008',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...tags), fc.array(anything, { maxLength: 3 })), { maxLength: 4 }),
        (changes) => {
          const lying = { ...level(1000, 700), ...Object.fromEntries(changes.map(([tag, Value]) => [tag, { vr: 'UN', Value }])) };
          try {
            const [slide] = toSlides([readSlideInstance(lying), readSlideInstance(level(4000, 2800))]);
            for (const one of slide?.levels ?? []) one.find(tileAt(0, 0, slide?.paths[0], slide?.planes[0]));
          } catch (error) {
            expect(error).toBeInstanceOf(Failure);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
