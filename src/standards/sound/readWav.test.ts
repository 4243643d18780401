import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { fromAlaw, fromMulaw, mixDown, readWav, writeWav } from './readWav.ts';

const tone = Float32Array.from({ length: 800 }, (_, index) => Math.sin(index / 5) * 0.5);
const wav = writeWav(tone, 16_000);

describe('WAV', () => {
  it('comes back as it was written', () => {
    const shape = readWav(wav);
    expect(shape).toMatchObject({ format: 'pcm', channels: 1, samplesPerSecond: 16_000, bits: 16 });
    const back = mixDown(wav, shape);
    expect(back).toHaveLength(800);
    for (const [index, value] of back.entries()) expect(value).toBeCloseTo(tone[index] ?? 9, 3);
  });

  it('is read piece by piece as it is read whole, from its beginning alone', () => {
    const shape = readWav(wav.subarray(0, 60), wav.length);
    expect(shape).toEqual(readWav(wav));
    const { format, channels, bits } = shape;
    const pieces = [wav.subarray(44, 444), wav.subarray(444)].map((piece) => mixDown(piece, { format, channels, bits }));
    expect(pieces.flatMap((piece) => [...piece])).toEqual([...mixDown(wav, shape)]);
  });

  it('that claims four gigabytes is as long as it is', () => {
    const lying = wav.slice();
    new DataView(lying.buffer).setUint32(40, 0xffffffff, true);
    expect(readWav(lying).to).toBe(lying.length);
  });

  it('that is something else is refused', () => {
    expect(() => readWav(new TextEncoder().encode('OggS and so on and on'))).toThrow(Failure);
    expect(() => readWav(wav.subarray(0, 30))).toThrow(Failure);
  });

  it('may lie in any way', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }), fc.nat(200), (changes, length) => {
        const damaged = wav.slice(0, length);
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
        try {
          mixDown(damaged, readWav(damaged));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

it('companded samples span the whole range, and silence is silence', () => {
  expect(fromMulaw(0xff)).toBe(0);
  expect(Math.abs(fromAlaw(0xd5))).toBeLessThan(0.001);
  for (const from of [fromMulaw, fromAlaw]) {
    const all = Array.from({ length: 256 }, (_, code) => from(code));
    expect(Math.max(...all)).toBeGreaterThan(0.97);
    expect(Math.min(...all)).toBeLessThan(-0.97);
  }
});
