import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from './decode.ts';
import { describeFrame } from './describe.ts';
import type { FrameDescription } from './description.ts';

const plain: FrameDescription = { ...describeFrame({}, 1), rows: 1, columns: 4 };
const LITTLE = 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1';
const BIG = 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.2';
const words = (...values: number[]) => new Uint8Array(Uint16Array.from(values).buffer);
const layout = (bitsAllocated: number, bitsStored: number, signed: boolean, highBit = bitsStored - 1) => ({
  ...plain,
  bitsAllocated,
  bitsStored,
  highBit,
  signed,
});

describe('native pixels', () => {
  it('get their sign back and lose the bits that are not theirs', async () => {
    const bytes = words(0x0fff, 0xf800, 0xa7ff, 0x0001);

    expect([...(await decodeFrame(bytes, LITTLE, layout(16, 12, true))).pixels]).toEqual([-1, -2048, 2047, 1]);
    expect([...(await decodeFrame(bytes, LITTLE, layout(16, 12, false))).pixels]).toEqual([4095, 2048, 2047, 1]);
  });

  it('are shifted down from a higher high bit', async () => {
    const { pixels } = await decodeFrame(words(0x123f, 0xfff0, 0x0010, 0x8000), LITTLE, layout(16, 12, false, 15));

    expect([...pixels]).toEqual([0x123, 0xfff, 1, 0x800]);
  });

  it('are the same from either byte order', async () => {
    const little = words(1, 2, 300, 65535);
    const big = little.slice().map((_, at) => little[at ^ 1] as number);

    expect((await decodeFrame(big, BIG, layout(16, 16, false))).pixels).toEqual(
      (await decodeFrame(little, LITTLE, layout(16, 16, false))).pixels,
    );
  });

  it('of 8 bits are swapped in big endian when they are words, and only then', async () => {
    const bytes = Uint8Array.of(2, 1, 4, 3);

    expect([...(await decodeFrame(bytes, BIG, { ...layout(8, 8, false), wordData: true })).pixels]).toEqual([1, 2, 3, 4]);
    expect([...(await decodeFrame(bytes, BIG, layout(8, 8, false))).pixels]).toEqual([2, 1, 4, 3]);
  });

  it('of one bit come lowest first', async () => {
    expect([...(await decodeFrame(Uint8Array.of(0b0101), LITTLE, layout(1, 1, false))).pixels]).toEqual([1, 0, 1, 0]);
  });

  it('of twelve packed bits come without gaps', async () => {
    const { pixels } = await decodeFrame(Uint8Array.of(0xbc, 0x3a, 0x12, 0xff, 0x0f, 0x80), LITTLE, layout(12, 12, false));

    expect([...pixels]).toEqual([0xabc, 0x123, 0xfff, 0x800]);
  });

  it('of 32 bits are whole numbers or floating point, as the data set says', async () => {
    const integers = new Uint8Array(Int32Array.of(-5, 70_000, 0, 1).buffer);
    const floats = new Uint8Array(Float32Array.of(0.5, -2, Number.NaN, 3).buffer);

    expect(await decodeFrame(integers, LITTLE, layout(32, 32, true))).toMatchObject({ min: -5, max: 70_000 });
    expect(await decodeFrame(floats, LITTLE, { ...layout(32, 32, false), float: true })).toMatchObject({ min: -2, max: 3 });
  });

  it('count their range without padding', async () => {
    const description = { ...layout(16, 16, true), padding: { low: -2000, high: -1990 } };

    expect(await decodeFrame(words(-2000, 5, -1995, 90), LITTLE, description)).toMatchObject({ min: 5, max: 90 });
  });

  it('are believed when they look like a JPEG by chance', async () => {
    const { pixels } = await decodeFrame(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), LITTLE, layout(8, 8, false));

    expect([...pixels]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
  });

  it.each([0, 1, 7])('of %s bytes where eight belong fail', async (length) => {
    await expect(decodeFrame(new Uint8Array(length), LITTLE, layout(16, 16, false))).rejects.toMatchObject({
      reason: 'malformed',
    });
  });

  it('of a size that no memory holds fail before memory is asked for', async () => {
    const huge = { ...layout(16, 16, false), rows: 65535, columns: 65535 };

    await expect(decodeFrame(new Uint8Array(100), LITTLE, huge)).rejects.toMatchObject({ reason: 'outOfMemory' });
  });

  it('come out as they went in, at any depth and sign', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 16 }),
        fc.boolean(),
        fc.uint16Array({ minLength: 4, maxLength: 4 }),
        async (bits, signed, noise) => {
          const values = [...noise].map((value) => (signed ? (value << (32 - bits)) >> (32 - bits) : value & (2 ** bits - 1)));
          // What lies above the stored bits is somebody else's.
          const stored = values.map(
            (value, index) => (value & (2 ** bits - 1)) | ((noise[3 - index] as number) & ~(2 ** bits - 1)),
          );

          expect([...(await decodeFrame(words(...stored), LITTLE, layout(16, bits, signed))).pixels]).toEqual(values);
        },
      ),
    );
  });
});
