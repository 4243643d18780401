import { describe, expect, it } from 'vitest';
import { calibrate, drawLine, forgetScale, recallScales } from './measuring.ts';
import type { Shot } from './shots.ts';
import { createPhotoStore, lengthOf, measuresOf, scaleOf } from './state.ts';

const shot = (key: string): Shot => ({
  key,
  part: { key, mediaType: 'image/jpeg' },
  page: 0,
  label: '',
  kind: '',
  isEye: false,
  isLossy: true,
  spacing: { x: 0.5, y: 0.5 },
});
const line = { from: [0, 0], to: [30, 40] } as const;

describe("a reader's own scale", () => {
  it('is made of a line whose length is known, goes before that of the object, and is kept for its picture', () => {
    const store = createPhotoStore();
    store.setState({ shots: [shot('a'), shot('b')], tool: 'calibrate' });
    drawLine(store, line, true);
    expect(calibrate(store, 10)).toBe(true);

    expect(scaleOf(store.getState())).toEqual({ x: 0.2, y: 0.2, basis: 'reader' });
    expect(lengthOf(line, scaleOf(store.getState()))).toBeCloseTo(10);
    expect(recallScales([shot('b'), shot('a')])).toEqual({ a: 0.2 });
    store.setState({ index: 1 });
    expect(scaleOf(store.getState())).toEqual({ x: 0.5, y: 0.5, basis: 'object' });
  });
  it('is forgotten when asked', () => {
    const store = createPhotoStore();
    store.setState({ shots: [shot('c')], tool: 'calibrate' });
    drawLine(store, line, true);
    calibrate(store, 10);
    forgetScale(store);
    expect(scaleOf(store.getState())?.basis).toBe('object');
    expect(recallScales([shot('c')])).toEqual({});
  });
  it('is not made of a point, of no line, or of no length', () => {
    const store = createPhotoStore();
    store.setState({ shots: [shot('d')], tool: 'calibrate' });
    expect(calibrate(store, 10)).toBe(false);
    drawLine(store, { from: [5, 5], to: [5, 5] }, true);
    expect(calibrate(store, 10)).toBe(false);
    drawLine(store, line, true);
    expect(calibrate(store, Number.NaN)).toBe(false);
  });
});

it('a line lies on the picture that it was drawn on', () => {
  const store = createPhotoStore();
  store.setState({ shots: [shot('e'), shot('f')], tool: 'length' });
  drawLine(store, line, true);
  expect(measuresOf(store.getState())).toEqual([line]);
  store.setState({ index: 1 });
  expect(measuresOf(store.getState())).toEqual([]);
});
