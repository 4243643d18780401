import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRgb } from './colour.ts';

const layout = { rows: 1, columns: 2, planar: false, bits: 8 } as const;

/** ITU-T T.871 §7. */
const toYbr = (red: number, green: number, blue: number): number[] => {
  const y = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [y, 128 + (blue - y) / 1.772, 128 + (red - y) / 1.402].map((value) => Math.min(255, Math.round(value)));
};

describe('colours', () => {
  it('come back from luma and chroma within two levels', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3, maxLength: 3 }), (rgb) => {
        const [red = 0, green = 0, blue = 0] = rgb;

        const back = toRgb(Uint8Array.from(toYbr(red, green, blue)), { ...layout, photometric: 'YBR_FULL' });

        back.forEach((value, channel) => {
          expect(Math.abs(value - (rgb[channel] ?? 0))).toBeLessThanOrEqual(2);
        });
      }),
    );
  });

  it('are the same by pixel and by plane', () => {
    const byPlane = toRgb(Uint8Array.of(1, 4, 2, 5, 3, 6), { ...layout, planar: true, photometric: 'RGB' });

    expect([...byPlane]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('share a chroma pair between two pixels', () => {
    expect([...toRgb(Uint8Array.of(10, 200, 128, 128), { ...layout, photometric: 'YBR_FULL_422' })]).toEqual([
      10, 10, 10, 200, 200, 200,
    ]);
  });

  it('end an odd row with a whole group', () => {
    const samples = Uint8Array.of(1, 2, 128, 128, 3, 0, 128, 128, 4, 5, 128, 128, 6, 0, 128, 128);

    const rgb = toRgb(samples, { rows: 2, columns: 3, planar: false, bits: 8, photometric: 'YBR_FULL_422' });

    expect([0, 3, 6, 9, 12, 15].map((at) => rgb[at])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('stretch video range to the full one', () => {
    expect([...toRgb(Uint8Array.of(16, 235, 128, 128), { ...layout, photometric: 'YBR_PARTIAL_422' })]).toEqual([
      0, 0, 0, 255, 255, 255,
    ]);
  });

  it('of more than eight bits are scaled', () => {
    const rgb = toRgb(Uint16Array.of(0, 65535, 32768, 257, 0, 65535), { ...layout, bits: 16, photometric: 'RGB' });

    expect([...rgb]).toEqual([0, 255, 128, 1, 0, 255]);
  });

  it.each(['HSV', 'ARGB', 'CMYK', 'YBR_PARTIAL_420', '<script>'])('of the space %s are refused', (photometric) => {
    expect(() => toRgb(new Uint8Array(6), { ...layout, photometric })).toThrow('unsupported');
  });
});
