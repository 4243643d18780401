// How the paper is dressed, as plain JSON and back. What is read may be anything: it was kept, or came from a link.
import type { Presentation } from '../renderer.ts';
import type { WaveformState } from './state.ts';

type Dress = Pick<
  WaveformState,
  'layout' | 'speed' | 'gain' | 'isCabrera' | 'isFit' | 'isFullLight' | 'hasOverlays' | 'isPriorWanted' | 'shown'
>;

export const printPresentation = ({
  layout,
  speed,
  gain,
  isCabrera,
  isFit,
  isFullLight,
  hasOverlays,
  isPriorWanted,
  shown,
}: Dress): Presentation => ({
  renderer: 'waveform',
  values: { layout, speed, gain, isCabrera, isFit, isFullLight, hasOverlays, isPriorWanted, shown },
});

type Known = Pick<WaveformState, 'layouts' | 'family'> & { readonly sheets: { readonly length: number } };

/** What is not understood, or not possible with these curves, stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress & Known): Dress {
  if (renderer !== 'waveform') return current;
  const flag = (name: 'isCabrera' | 'isFit' | 'isFullLight' | 'hasOverlays' | 'isPriorWanted'): boolean => {
    const value = values[name];
    return typeof value === 'boolean' ? value : current[name];
  };
  const { layout, speed, gain, shown } = values;
  return {
    layout: current.layouts.find((one) => one === layout) ?? current.layout,
    speed: current.family.speeds.find((one) => one === speed) ?? current.speed,
    gain: current.family.gains.find((one) => one === gain) ?? current.gain,
    isCabrera: flag('isCabrera'),
    isFit: flag('isFit'),
    isFullLight: flag('isFullLight'),
    hasOverlays: flag('hasOverlays'),
    isPriorWanted: flag('isPriorWanted'),
    shown:
      typeof shown === 'number' && Number.isInteger(shown) && shown >= 0 && shown < current.sheets.length ? shown : current.shown,
  };
}
