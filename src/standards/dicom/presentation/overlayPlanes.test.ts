import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cs, ds } from '../../../testing/overObjects.ts';
import type { Dataset } from '../json.ts';
import { parseOverlayPlanes, unpackOverlay } from './overlayPlanes.ts';

const plane = (more: Dataset = {}): Dataset => ({
  '60020010': ds(3),
  '60020011': ds(5),
  '60020050': ds(2, -1),
  '60021500': cs('Markering'),
  '60023000': { vr: 'OW', InlineBinary: 'AAA=' },
  ...more,
});

describe('overlay planes', () => {
  it('lie where they say, row before column, from 1', () => {
    expect(parseOverlayPlanes(plane())).toMatchObject([
      { group: '6002', rows: 3, columns: 5, left: -2, top: 1, label: 'Markering' },
    ]);
  });

  it('without data of their own lie in a bit of the pixels', () => {
    expect(parseOverlayPlanes(plane({ '60023000': undefined, '60020100': ds(16), '60020102': ds(13) }))[0]?.bits).toEqual({
      in: 'pixels',
      position: 13,
    });
    expect(parseOverlayPlanes(plane({ '60023000': undefined }))).toEqual([]);
  });

  it('of impossible sizes are none', () => {
    expect(parseOverlayPlanes(plane({ '60020010': ds(65_535), '60020011': ds(65_535) }))).toEqual([]);
    expect(parseOverlayPlanes(plane({ '60020010': ds(0) }))).toEqual([]);
  });

  it('are packed without gaps, the first pixel in the lowest bit, frames following each other at once', () => {
    const [one] = parseOverlayPlanes(plane());
    if (!one) throw new Error('the plane is not read');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 30, maxLength: 30 }), (bits) => {
        const bytes = new Uint8Array(4);
        bits.forEach((bit, at) => {
          bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
        });
        expect([...unpackOverlay(bytes, one, 0), ...unpackOverlay(bytes, one, 1)]).toEqual(bits);
      }),
    );
    expect([...unpackOverlay(new Uint8Array(1).fill(255), one, 0)].reduce((sum, bit) => sum + bit, 0)).toBe(8);
  });
});
