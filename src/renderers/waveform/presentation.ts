import type { Presentation } from '../renderer.ts';
import type { Layout } from './layout.ts';
import type { WaveformState } from './state.ts';

type Dress = Pick<WaveformState, 'layout' | 'mmPerSecond' | 'mmPerMillivolt' | 'isFullLight'>;

export const LAYOUTS: readonly Layout[] = ['3x4', '6x2', '12x1', 'stack'];
export const SPEEDS: readonly number[] = [10, 25, 50];
export const GAINS: readonly number[] = [5, 10, 20];

export const printPresentation = ({ layout, mmPerSecond, mmPerMillivolt, isFullLight }: Dress): Presentation => ({
  renderer: 'waveform',
  values: { layout, mmPerSecond, mmPerMillivolt, isFullLight },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  const { layout, mmPerSecond, mmPerMillivolt, isFullLight } = current;
  if (renderer !== 'waveform') return { layout, mmPerSecond, mmPerMillivolt, isFullLight };
  return {
    layout: LAYOUTS.find((one) => one === values.layout) ?? layout,
    mmPerSecond: SPEEDS.find((one) => one === values.mmPerSecond) ?? mmPerSecond,
    mmPerMillivolt: GAINS.find((one) => one === values.mmPerMillivolt) ?? mmPerMillivolt,
    isFullLight: typeof values.isFullLight === 'boolean' ? values.isFullLight : isFullLight,
  };
}
