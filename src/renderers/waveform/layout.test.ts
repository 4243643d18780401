import { describe, expect, it } from 'vitest';
import { STANDARD_LEADS } from '../../standards/dicom/waveform/leads.ts';
import { layOut } from './layout.ts';

const names = [...STANDARD_LEADS].reverse();

describe('twelve leads', () => {
  it('stand in four columns of three, with II along the bottom', () => {
    const { strips, width } = layOut(names, '3x4', 25, 10, 0);
    const printed = strips.map(({ channel, from }) => `${names[channel]} ${from}`);

    expect(printed.slice(0, 4)).toEqual(['I 0', 'II 0', 'III 0', 'aVR 2.5']);
    expect(printed.at(-1)).toBe('II 0');
    expect(strips).toHaveLength(13);
    expect(width).toBeGreaterThan(250);
  });

  it('stand in two columns of six', () => {
    const { strips } = layOut(names, '6x2', 25, 10, 0);
    expect(strips.map(({ channel }) => names[channel]).slice(6)).toEqual(['V1', 'V2', 'V3', 'V4', 'V5', 'V6']);
    expect(strips[6]?.from).toBe(5);
  });

  it('show one moment in every column of a page further on', () => {
    const { strips } = layOut(names, '3x4', 25, 10, 30);
    expect(strips.map(({ from }) => from).slice(0, 4)).toEqual([30, 30, 30, 32.5]);
  });
});

it('other recordings are channels under each other', () => {
  const { strips } = layOut(['Flow', 'Volume'], '3x4', 25, 10, 0);
  expect(strips.map(({ channel, width }) => [channel, width])).toEqual([
    [0, 250],
    [1, 250],
  ]);
});
