import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fft, levelAt, peaksOf, pitchAt, spectrogram } from './analyse.ts';

const RATE = 16_000;
const tone = (hz: number, amplitude = 0.5, seconds = 0.3): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: RATE * seconds }, (_, index) => amplitude * Math.sin((2 * Math.PI * hz * index) / RATE));

it('the pitch of a tone is found within one percent', () => {
  fc.assert(
    fc.property(fc.double({ min: 80, max: 400, noNaN: true }), (hz) => {
      const found = pitchAt(tone(hz), RATE, RATE * 0.15);
      expect(Math.abs(found - hz) / hz).toBeLessThan(0.01);
    }),
    { numRuns: 60 },
  );
});

it('noise and silence have no pitch', () => {
  let seed = 1;
  const noise = Float32Array.from({ length: 4800 }, () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 1073741823.5 - 1;
  });
  expect(pitchAt(noise, RATE, 2400)).toBe(0);
  expect(pitchAt(new Float32Array(4800), RATE, 2400)).toBe(0);
});

it('a tone is a line at its height in the spectrogram', () => {
  const rows = 80;
  const picture = spectrogram(tone(2000), RATE, { from: 0.1, to: 0.2, columns: 4, rows, mostHz: 8000 });
  const column = Array.from({ length: rows }, (_, row) => picture[row * 4 + 1] ?? 0);
  const brightest = column.indexOf(Math.max(...column));
  expect(Math.abs(((rows - brightest - 0.5) / rows) * 8000 - 2000)).toBeLessThan(110);
});

it('energy is kept by the transform (Parseval)', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 }), (values) => {
      const [real, imaginary] = [Float64Array.from(values), new Float64Array(64)];
      fft(real, imaginary);
      const energy = values.reduce((sum, value) => sum + value * value, 0);
      const spectrum = real.reduce((sum, value, index) => sum + value * value + (imaginary[index] as number) ** 2, 0) / 64;
      expect(spectrum).toBeCloseTo(energy, 6);
    }),
    { numRuns: 200 },
  );
});

it('a tone of half the range lies nine decibels under full scale', () => {
  expect(levelAt(tone(200), 2000, 1600)).toBeCloseTo(-9.03, 1);
});

it('every sample lies within the peaks of its piece', () => {
  const samples = tone(333);
  const peaks = peaksOf(samples, 10);
  for (const [index, value] of samples.entries()) {
    const piece = Math.min(9, Math.floor((index / samples.length) * 10));
    expect(value).toBeGreaterThanOrEqual((peaks[piece * 2] as number) - 1e-6);
    expect(value).toBeLessThanOrEqual((peaks[piece * 2 + 1] as number) + 1e-6);
  }
});
