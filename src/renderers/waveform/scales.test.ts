import { expect, it } from 'vitest';
import type { Channel } from '../../standards/dicom/waveform/readWaveforms.ts';
import { printCaliper, scaleOf } from './scales.ts';

const channel = (unit: string, scale: number | undefined): Channel => ({
  name: 'II',
  unit,
  scale,
  baseline: 0,
  lowHz: undefined,
  highHz: undefined,
  notchHz: undefined,
});

it('microvolts stand ten millimetres high for a millivolt', () => {
  expect(scaleOf(channel('uV', 5), new Float32Array([0]), 10, 25).mmPerUnit * 1000).toBeCloseTo(10);
});

it('a pressure fills its strip and keeps its unit', () => {
  const scale = scaleOf(channel('mm[Hg]', 1), new Float32Array([60, 140]), 10, 20);
  expect(scale).toMatchObject({ middle: 100, unit: 'mm[Hg]' });
  expect(scale.mmPerUnit * 80).toBeCloseTo(16);
});

it('an unknown scale has no unit', () => {
  expect(scaleOf(channel('uV', undefined), new Float32Array([1, 2]), 10, 20).unit).toBeUndefined();
});

it('an interval is printed in ms, and as a rate where it could be one', () => {
  expect(printCaliper({ fromSeconds: 1, toSeconds: 1.8, amplitude: 1.234, unit: 'mV' }, '/min')).toBe(
    '800 ms · 75/min · 1,23 mV',
  );
  expect(printCaliper({ fromSeconds: 1, toSeconds: 1.09, amplitude: undefined, unit: undefined }, '/min')).toBe('90 ms');
});
