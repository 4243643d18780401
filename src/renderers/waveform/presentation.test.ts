import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePresentation, printPresentation } from './presentation.ts';
import { createWaveformStore } from './state.ts';

const fresh = () => ({
  ...createWaveformStore().getState(),
  layouts: ['3x4', '6x2', '12x1'] as const,
  layout: '3x4' as const,
  family: { id: 'ecg', speeds: [25, 50], speed: 25, gains: [5, 10, 20], gain: 10 } as const,
});

it('a presentation comes back as it was kept', () => {
  const state = { ...fresh(), layout: '6x2' as const, speed: 50, gain: 20, isCabrera: true };
  expect(parsePresentation(printPresentation(state), fresh())).toMatchObject({
    layout: '6x2',
    speed: 50,
    gain: 20,
    isCabrera: true,
  });
});

it('what is not understood stays as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('layout', 'speed', 'gain', 'shown', 'isCabrera'), fc.anything()), (values) => {
      const parsed = parsePresentation({ renderer: 'waveform', values }, fresh());
      expect(['3x4', '6x2', '12x1']).toContain(parsed.layout);
      expect([25, 50]).toContain(parsed.speed);
      expect(parsed.shown).toBe(0);
    }),
  );
});
