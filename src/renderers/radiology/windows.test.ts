import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import { draggedWindow, inverted, isSameWindow, windowChoices, withWindow } from './windows.ts';

const of = (attributes: Record<string, readonly unknown[]>) =>
  describeFrame(Object.fromEntries(Object.entries(attributes).map(([tag, Value]) => [tag, { Value }])), 1);
const ct = of({ '00080060': ['CT'], '00281050': [40, -540], '00281051': [440, 1360], '00281055': ['MEDIASTINUM', 'LUNG'] });

describe('windowChoices', () => {
  it('of a CT are the usual five and the object’s own', () => {
    expect(windowChoices(ct).map(({ name }) => name)).toEqual([
      { preset: 'lung' },
      { preset: 'softTissue' },
      { preset: 'bone' },
      { preset: 'liver' },
      { preset: 'brain' },
      { text: 'MEDIASTINUM' },
    ]);
  });

  it('of a CT are named once: the object’s own lung window takes the place of the usual one', () => {
    expect(windowChoices(ct)[0]?.look.window).toMatchObject({ center: -540, width: 1360 });
  });

  it('of a CT are not doubled by an own window that looks the same', () => {
    const own = of({ '00080060': ['CT'], '00281050': [40], '00281051': [400], '00281055': ['ABDOMEN'] });
    expect(windowChoices(own)).toHaveLength(5);
  });

  it('of another modality are the object’s own only', () => {
    expect(windowChoices(of({ '00080060': ['MR'], '00281050': [500], '00281051': [900] }))).toEqual([
      { name: { own: 1 }, look: { window: { center: 500, width: 900, function: 'LINEAR' } } },
    ]);
  });

  it('of a colour picture are none', () => {
    expect(windowChoices(of({ '00080060': ['US'], '00280002': [3], '00280004': ['RGB'] }))).toEqual([]);
  });
});

describe('draggedWindow', () => {
  const look = { window: { center: 40, width: 400 } };

  it('to the right is wider, upward is brighter', () => {
    const right = draggedWindow(look, ct, [50, 0], 4096);
    const up = draggedWindow(look, ct, [0, -50], 4096);
    expect(right.window?.width).toBeGreaterThan(400);
    expect(right.window?.center).toBe(40);
    expect(up.window?.center).toBeLessThan(40);
    expect(up.window?.width).toBe(400);
  });

  it('never makes a window of no width', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (x, y) => {
        const dragged = draggedWindow(look, ct, [x, y], 4096);
        expect(dragged.window?.width).toBeGreaterThanOrEqual(1);
        expect(Number.isFinite(dragged.window?.center)).toBe(true);
      }),
    );
  });

  it('keeps the polarity', () => {
    expect(draggedWindow(inverted(look), ct, [1, 1], 4096).invert).toBe(true);
    expect(withWindow({ invert: true }, look)).toEqual({ ...look, invert: true });
  });
});

describe('isSameWindow', () => {
  it('looks at the window and not at the polarity', () => {
    expect(isSameWindow({ window: { center: 1, width: 2 } }, { window: { center: 1, width: 2 }, invert: true })).toBe(true);
    expect(isSameWindow({ voiLut: 0 }, { window: { center: 1, width: 2 } })).toBe(false);
  });
});
