import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFrame } from './describe.ts';
import { expandSegments, readPalette } from './palette.ts';
import { renderFrame } from './render.ts';

const us = (...Value: number[]) => ({ vr: 'US', Value });
const ow = (...bytes: number[]) => ({ vr: 'OW', InlineBinary: Buffer.from(bytes).toString('base64') });
const table = (bits: number, first: number, ...channels: number[][]) =>
  Object.fromEntries(
    channels.flatMap((bytes, channel) => [
      [`0028110${channel + 1}`, us(bits === 16 ? bytes.length / 2 : bytes.length, first, bits)],
      [`0028120${channel + 1}`, ow(...bytes)],
    ]),
  );

describe('a palette', () => {
  it('of 16 bits gives its high bytes', () => {
    const palette = readPalette(table(16, 0, [0, 1, 0, 255], [0, 2, 0, 128], [0, 3, 0, 0]), false, false, new Map());

    expect(palette?.rgb).toEqual(Uint8Array.of(1, 2, 3, 255, 128, 0));
  });

  it('of 16 bits that holds only low bytes gives those', () => {
    const palette = readPalette(table(16, 0, [10, 0, 255, 0], [20, 0, 1, 0], [30, 0, 2, 0]), false, false, new Map());

    expect(palette?.rgb).toEqual(Uint8Array.of(10, 20, 30, 255, 1, 2));
  });

  it('is missing when one of its tables is', () => {
    expect(readPalette(table(8, 0, [1, 2], [3, 4]), false, false, new Map())).toBeUndefined();
  });

  it('colours what lies outside it as its nearest end', () => {
    const dataset = { '00280004': { vr: 'CS', Value: ['PALETTE COLOR'] }, ...table(8, 5, [1, 2], [3, 4], [5, 6]) };
    const frame = { rows: 1, columns: 3, samples: 1, pixels: Uint8Array.of(0, 6, 200), min: 0, max: 200, repairs: [] } as const;

    expect([...renderFrame(frame, describeFrame(dataset, 1), {})]).toEqual([1, 3, 5, 255, 2, 4, 6, 255, 2, 4, 6, 255]);
  });

  it('that is supplemental colours only from its first value on', () => {
    const dataset = {
      '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
      '00280100': us(8),
      '00089205': { vr: 'CS', Value: ['MIXED'] },
      ...table(8, 100, [9, 8], [7, 6], [5, 4]),
    };
    const frame = { rows: 1, columns: 2, samples: 1, pixels: Uint8Array.of(99, 100), min: 0, max: 255, repairs: [] } as const;

    expect([...renderFrame(frame, describeFrame(dataset, 1), {})]).toEqual([99, 99, 99, 255, 9, 7, 5, 255]);
  });
});

describe('a segmented palette', () => {
  it('runs on from the last entry and uses segments again', () => {
    // Discrete 10 20; linear over 4 to 60; then both once more, from byte 0.
    const data = Uint16Array.of(0, 2, 10, 20, 1, 4, 60, 2, 2, 0, 0);

    expect([...expandSegments(data, 12, 2)]).toEqual([10, 20, 30, 40, 50, 60, 10, 20, 30, 40, 50, 60]);
  });

  it('of bytes counts its offset in four of them', () => {
    const data = Uint16Array.of(0, 1, 7, 2, 1, 0, 0, 0, 0);

    expect([...expandSegments(data, 2, 1)]).toEqual([7, 7]);
  });

  it('holds what one discrete segment holds', () => {
    fc.assert(
      fc.property(fc.uint16Array({ minLength: 1, maxLength: 50 }), (values) => {
        expect(expandSegments(Uint16Array.of(0, values.length, ...values), values.length, 2)).toEqual(values);
      }),
    );
  });

  it('ends or fails, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }), (data) => {
        try {
          expect(expandSegments(Uint16Array.from(data), 30, 2)).toHaveLength(30);
        } catch (error) {
          expect(String(error)).toMatch('malformed');
        }
      }),
    );
  });
});
