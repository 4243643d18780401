import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedFrame } from './decode.ts';
import { describeFrame } from './describe.ts';
import type { FrameDescription, VoiFunction } from './description.ts';
import { defaultLook, type Look } from './look.ts';
import { toGrey, toLookupTable } from './lookupTable.ts';
import { renderFrame } from './render.ts';

const plain = describeFrame({}, 1);
const twelveBits: FrameDescription = { ...plain, bitsAllocated: 16, bitsStored: 12, highBit: 11, rows: 1, columns: 1 };
const frame = (pixels: DecodedFrame['pixels'], min = 0, max = 4095): DecodedFrame => ({
  rows: 1,
  columns: pixels.length,
  samples: 1,
  pixels,
  min,
  max,
  repairs: [],
});

/** The formulas as PS3.3 C.11.2.1 prints them, y from 0 to 255. */
function printed(x: number, c: number, w: number, voiFunction: VoiFunction): number {
  if (voiFunction === 'SIGMOID') return 255 / (1 + Math.exp((-4 * (x - c)) / w));
  if (voiFunction === 'LINEAR_EXACT') return x <= c - w / 2 ? 0 : x > c + w / 2 ? 255 : ((x - c) / w + 0.5) * 255;
  if (x <= c - 0.5 - (w - 1) / 2) return 0;
  return x > c - 0.5 + (w - 1) / 2 ? 255 : ((x - (c - 0.5)) / (w - 1) + 0.5) * 255;
}

const looks = fc.record({
  center: fc.double({ min: -2000, max: 6000, noNaN: true }),
  width: fc.double({ min: 1, max: 8000, noNaN: true }),
  function: fc.constantFrom<VoiFunction[]>('LINEAR', 'LINEAR_EXACT', 'SIGMOID'),
});
const linear = fc.record({
  kind: fc.constant('linear' as const),
  slope: fc.double({ min: 0.01, max: 20, noNaN: true }),
  intercept: fc.double({ min: -20_000, max: 20_000, noNaN: true }),
});

describe('the table from stored value to grey', () => {
  it('is what the standard prints, to one rounding', () => {
    fc.assert(
      fc.property(looks, linear, fc.integer({ min: 0, max: 4095 }), (window, modality, stored) => {
        const found = toLookupTable({ ...twelveBits, modality }, { window }, frame(new Uint16Array(1)));

        const expected = printed(stored * modality.slope + modality.intercept, window.center, window.width, window.function);
        expect(Math.abs((found?.table[stored] ?? -1) - expected)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  it('never falls while values rise, and never rises once inverted', () => {
    fc.assert(
      fc.property(looks, linear, fc.boolean(), (window, modality, inverse) => {
        const { table } = toLookupTable({ ...twelveBits, modality, inverse }, { window }, frame(new Uint16Array(1))) ?? {
          table: [],
        };

        for (let index = 1; index < table.length; index++) {
          const step = (table[index] as number) - (table[index - 1] as number);
          expect(inverse ? -step : step).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('draws exactly what value by value would be drawn', () => {
    const luts = [{ first: -50, bits: 10, entries: Uint16Array.from({ length: 300 }, (_, index) => index * 3) }];
    fc.assert(
      fc.property(
        fc.int16Array({ minLength: 1, maxLength: 30 }),
        fc.oneof(
          looks.map((window): Look => ({ window })),
          fc.constant<Look>({ voiLut: 0 }),
          fc.constant<Look>({}),
        ),
        fc.boolean(),
        fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined }),
        (pixels, look, invert, pad) => {
          const signed = { ...plain, bitsAllocated: 16, bitsStored: 16, highBit: 15, signed: true, voiLuts: luts };
          const description = { ...signed, ...(pad !== undefined && { padding: { low: pad, high: pad + 10 } }) };

          const drawn = renderFrame(frame(pixels, -32768, 32767), description, { ...look, invert });

          const grey = toGrey(description, { ...look, invert });
          expect([...drawn]).toEqual([...pixels].flatMap((value) => [grey(value), grey(value), grey(value), 255]));
        },
      ),
    );
  });

  it('draws padding black in either polarity', () => {
    const description = { ...twelveBits, padding: { low: 0, high: 2 } };
    for (const invert of [false, true]) {
      const { table = new Uint8Array() } = toLookupTable(description, { invert }, frame(new Uint16Array(1))) ?? {};
      expect([...table.subarray(0, 3)]).toEqual([0, 0, 0]);
      expect(table[3]).toBe(invert ? 255 : 0);
    }
  });

  it('is not made for values that are no integers or too many', () => {
    expect(toLookupTable(plain, {}, frame(new Float32Array(1)))).toBeUndefined();
    const wide = { ...plain, bitsAllocated: 32, bitsStored: 32, highBit: 31 };
    expect(toLookupTable(wide, {}, frame(new Uint32Array(1), 0, 4e9))).toBeUndefined();
    expect(toLookupTable(wide, {}, frame(new Uint32Array(1), 4e9, 4e9 + 5))?.table).toHaveLength(6);
  });
});

describe('the look its maker wanted', () => {
  const window = { center: 40, width: 400 };
  const lut = { first: 0, bits: 8, entries: new Uint16Array(2) };

  it('is the first window, before any LUT', () => {
    expect(defaultLook({ ...plain, windows: [window], voiLuts: [lut] })).toEqual({ window: { ...window, function: 'LINEAR' } });
  });

  it('is the first LUT where there is no window', () => {
    expect(defaultLook({ ...plain, voiLuts: [lut] })).toEqual({ voiLut: 0 });
  });

  it('is found from the values where nothing is said, and says so', () => {
    const look = defaultLook(plain, frame(Uint16Array.of(100, 150, 300), 100, 300));

    expect(look.auto).toBe(true);
    const [black, , , , grey, , , , white] = renderFrame(frame(Uint16Array.of(100, 200, 300)), plain, look);
    expect([black, grey, white]).toEqual([0, 128, 255]);
  });

  it('shows a frame of one value black', () => {
    const flat = frame(Uint16Array.of(7), 7, 7);

    expect(renderFrame(flat, plain, defaultLook(plain, flat))[0]).toBe(0);
  });

  it('leaves colours alone', () => {
    expect(defaultLook({ ...plain, photometric: 'RGB', samplesPerPixel: 3, windows: [window] })).toEqual({});
  });
});

describe('numbers that are no integers', () => {
  it('are drawn one by one, NaN as black', () => {
    const description = { ...plain, float: true };
    const pixels = Float32Array.of(0, 0.25, 0.5, Number.NaN);

    const drawn = renderFrame(frame(pixels), description, { window: { center: 0.25, width: 0.5, function: 'LINEAR_EXACT' } });

    expect([0, 4, 8, 12].map((at) => drawn[at])).toEqual([0, 128, 255, 0]);
  });
});
