import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnnotations } from './bulk.ts';

const element = (...Value: unknown[]) => ({ vr: 'UN', Value });
const group = (graphic: string, count: number, more: object) => ({
  '006A0002': element({ '00700023': element(graphic), '006A000C': element(count), '006A0005': element('nuclei'), ...more }),
});
const noBulk = async () => new Uint8Array();
const inline = (values: Float32Array | Uint32Array) => ({
  vr: 'OF',
  InlineBinary: btoa(String.fromCharCode(...new Uint8Array(values.buffer))),
});

describe('bulk annotations', () => {
  it('of points lie two numbers apart', async () => {
    const [points] = await readAnnotations(group('POINT', 2, { '00660022': element(34.6, 18.4, 28.7, 34.9) }), noBulk);

    expect([...(points?.coordinates ?? [])]).toEqual([34.6, 18.4, 28.7, 34.9]);
    expect([...(points?.starts ?? [])]).toEqual([0, 2, 4]);
    expect(points?.label).toBe('nuclei');
  });

  it('of polygons begin where their index says, counted from 1', async () => {
    const more = {
      '00660016': inline(Float32Array.of(0, 0, 1, 0, 1, 1, 5, 5, 6, 5, 6, 6)),
      '00660040': inline(Uint32Array.of(1, 7)),
    };
    const [polygons] = await readAnnotations(group('POLYGON', 2, more), noBulk);

    expect([...(polygons?.starts ?? [])]).toEqual([0, 6, 12]);
  });

  it('that contradict themselves are left out', async () => {
    const more = { '00660016': inline(Float32Array.of(0, 0, 1, 0)), '00660040': inline(Uint32Array.of(9, 1)) };

    expect(await readAnnotations(group('POLYGON', 2, more), noBulk)).toEqual([]);
    expect(
      await readAnnotations({ ...group('POINT', 1, { '00660022': element(1, 2) }), '006A0001': element('3D') }, noBulk),
    ).toEqual([]);
  });

  it('that lie have no annotation outside of their coordinates', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('POINT', 'POLYLINE', 'POLYGON', 'ELLIPSE', 'RECTANGLE', 'X'),
        fc.oneof(fc.integer({ min: -5, max: 50 }), fc.constant(1e15)),
        fc.array(fc.double(), { maxLength: 40 }),
        fc.array(fc.oneof(fc.integer({ min: -3, max: 60 }), fc.double()), { maxLength: 12 }),
        async (graphic, count, values, index) => {
          const more = { '00660022': element(...values), '00660040': element(...index) };
          for (const { starts, coordinates } of await readAnnotations(group(graphic, count, more), noBulk))
            for (const start of starts) expect(start).toBeLessThanOrEqual(coordinates.length);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
