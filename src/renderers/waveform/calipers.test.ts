import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../lib/language.ts';
import { measure, printMeasured, printNumber } from './calipers.ts';
import { printGain, printTime, printValue } from './printScale.ts';

const between = (from: number, to: number, low: number, high: number, unit?: string) =>
  measure({ from: { sec: from, value: low }, to: { sec: to, value: high }, ...(unit !== undefined && { unit }) });

afterEach(() => setLanguage('sv'));

describe('a caliper', () => {
  it('tells milliseconds, beats a minute and height', () => {
    expect(between(1, 1.812, 0.1, 1.12, 'mV')).toMatchObject({ ms: 812, perMinute: 74, unit: 'mV' });
    expect(printMeasured(between(1, 1.812, 0.1, 1.12, 'mV'))).toBe('812 ms · 74/min · 1,02 mV');
  });

  it('tells no rate of an interval that is no beat', () => {
    expect(between(0, 0.1, 0, 0).perMinute).toBeUndefined();
    expect(between(0, 7, 0, 0).perMinute).toBeUndefined();
  });

  it('tells no height where the curve has no scale', () => {
    expect(printMeasured(between(0, 0.5, 0, 300))).toBe('500 ms · 120/min');
  });

  it('writes a decimal point in English', () => {
    setLanguage('en');
    expect(printMeasured(between(1, 1.812, 0.1, 1.12, 'mV'))).toBe('812 ms · 74/min · 1.02 mV');
    expect(printTime(4.2)).toBe('4.2 s');
    expect(printValue(7.5, '{beats}/min')).toBe('7.5 beats/min');
  });

  it('writes units as they are written here', () => {
    expect(printValue(104, '/min')).toBe('104 /min');
    expect(printValue(72, '{H.B.}/min')).toBe('72 slag/min');
    expect(printValue(-31, 'deg')).toBe('-31 °');
    expect(printValue(12.25, 'mm[Hg]')).toBe('12,25 mmHg');
    expect(printValue(123456.75, 'uV')).toBe('123456,75 µV');
    expect(printNumber(-0.001)).toBe('0,00');
  });

  it('prints times of a day and gains as their trades do', () => {
    expect(printTime(46_987)).toBe('13:03:07');
    expect(printGain({ id: 'eeg', speeds: [], speed: 30, gains: [], gain: 100 }, 100)).toBe('10 µV/mm');
  });
});
