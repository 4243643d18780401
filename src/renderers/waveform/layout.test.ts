import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_LEADS } from '../../standards/dicom/waveform/leads.ts';
import { clampTime, indexOf, type LayoutOptions, layoutPage, layoutsOf } from './layout.ts';

const TWELVE = STANDARD_LEADS.map((lead, index) => ({ index, name: lead, lead }));
const page = (change: Partial<LayoutOptions> = {}) =>
  layoutPage({
    layout: '3x4',
    channels: TWELVE,
    isCabrera: false,
    speed: 25,
    timeSec: 0,
    durationSec: 10,
    pane: { width: 300, height: 200 },
    ...change,
  });

describe('the page', () => {
  it('has three rows of four leads and the rhythm below', () => {
    const { cells, sec } = page();
    expect(cells.map(({ name }) => name)).toEqual([...STANDARD_LEADS, 'II']);
    expect(sec).toBe(10);
    expect(cells[3]).toMatchObject({ name: 'aVR', fromSec: 2.5, isFirst: false });
    expect(cells[12]).toMatchObject({ fromSec: 0, isFirst: true, width: 250 });
  });

  it('has leads in the order of Cabrera when asked, aVR turned over', () => {
    const { cells } = page({ layout: '6x2', isCabrera: true });
    expect(cells.slice(0, 6).map(({ name }) => name)).toEqual(['aVL', 'I', '-aVR', 'II', 'aVF', 'III']);
    expect(cells[2]).toMatchObject({ sign: -1, channel: 3 });
  });

  it('offers layouts of twelve leads only where all are there', () => {
    expect(layoutsOf(TWELVE)).toEqual(['3x4', '6x2', '12x1']);
    expect(layoutsOf(TWELVE.slice(1))).toEqual(['rows']);
  });

  it('gives other curves a row each, over the whole pane', () => {
    const { cells, sec } = page({ layout: 'rows', channels: TWELVE.slice(0, 3), durationSec: 86_400 });
    expect(cells).toHaveLength(3);
    expect(sec).toBeCloseTo((300 - 18) / 25);
  });

  it('never leaves the recording', () => {
    fc.assert(
      fc.property(
        fc.double(),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (time, length, sec) => {
          const clamped = clampTime(time, sec, length);
          expect(clamped).toBeGreaterThanOrEqual(0);
          expect(clamped).toBeLessThanOrEqual(Math.max(0, length - sec));
          const { index, count } = indexOf(clamped, sec, length);
          expect(index).toBeGreaterThanOrEqual(1);
          expect(index).toBeLessThanOrEqual(count);
        },
      ),
    );
  });
});
