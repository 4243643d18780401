import { anything, assert, dictionary, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePresentation, printPresentation } from './presentation.ts';

const WORN = {
  speed: 2,
  isLooping: true,
  span: { start: 1, end: 3 },
  markers: [{ time: 2, label: 'Polyp' }],
  hasOverlays: false,
};
const FRESH = { speed: 1, isLooping: false, span: {}, markers: [], hasOverlays: true };

describe('the presentation of a film', () => {
  it('is dressed again as it was', () => {
    expect(parsePresentation(JSON.parse(JSON.stringify(printPresentation(WORN))), FRESH)).toEqual(WORN);
  });

  it('leaves another renderer’s clothes alone, and never turns the sound on', () => {
    expect(parsePresentation({ renderer: 'pdf', values: { speed: 4 } }, WORN)).toEqual(WORN);
    expect(printPresentation(WORN).values).not.toHaveProperty('isMuted');
  });

  it('is something that can be played, whatever is read', () => {
    assert(
      property(dictionary(string(), anything()), (values) => {
        const { speed, markers } = parsePresentation({ renderer: 'video', values: { ...values, speed: values.speed } }, FRESH);
        expect(speed).toBe(1);
        expect(Array.isArray(markers)).toBe(true);
      }),
    );
  });
});
