import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePresentation, printPresentation } from './presentation.ts';
import { createSlideStore } from './state.ts';

const fresh = () => createSlideStore().getState();

describe('the presentation of a slide', () => {
  it('is read as it was written', () => {
    const dressed = {
      ...fresh(),
      rotation: 90,
      isFlipped: true,
      overlays: 'less' as const,
      hasInset: false,
      marks: [
        {
          id: 1,
          kind: 'length' as const,
          points: [
            [1, 2],
            [30, 40],
          ] as const,
        },
        { id: 2, kind: 'point' as const, points: [[5, 6]] as const },
      ],
      look: { plane: 2, path: 'a', isManaged: true, channels: [] },
    };
    const kept = JSON.parse(JSON.stringify(printPresentation(dressed)));

    expect(printPresentation(parsePresentation(kept, fresh()))).toEqual(printPresentation(dressed));
  });

  it('dresses the channels that are there, and no others', () => {
    const channel = { path: 'dapi', label: 'DAPI', isOn: true, colour: [0, 0, 255] as const, low: 0, high: 100 };
    const current = { ...fresh(), look: { ...fresh().look, channels: [channel] } };
    const channels = [
      { path: 'dapi', isOn: false, colour: [1, 2, 3], low: 9, high: 5 },
      { path: 'ghost', isOn: true },
    ];
    const { look } = parsePresentation({ renderer: 'slide', values: { channels } }, current);

    expect(look.channels).toEqual([{ ...channel, isOn: false, colour: [1, 2, 3] }]);
  });

  it('of anything at all is a presentation, and of another renderer is not worn', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('rotation', 'marks', 'channels', 'plane', 'overlays', 'x'), fc.anything()),
        (values) => {
          const parsed = parsePresentation({ renderer: 'slide', values }, fresh());
          expect([0, 90, 180, 270]).toContain(parsed.rotation);
          for (const { points } of parsed.marks) expect(points.flat().every(Number.isFinite)).toBe(true);
          const current = fresh();
          expect(parsePresentation({ renderer: 'radiology', values }, current)).toBe(current);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
