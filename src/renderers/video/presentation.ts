// How a film is dressed, as plain JSON and back. What is read may be anything: it was kept, or came from a link.
// Sound is not part of it: a film is always opened muted.
import type { Presentation } from '../renderer.ts';
import { parseMarkers, parseSpan } from './marks.ts';
import type { VideoState } from './state.ts';
import { SPEEDS } from './timing.ts';

type Dress = Pick<VideoState, 'speed' | 'isLooping' | 'span' | 'markers' | 'hasOverlays'>;

export const printPresentation = ({ speed, isLooping, span, markers, hasOverlays }: Dress): Presentation => ({
  renderer: 'video',
  values: { speed, isLooping, span, markers, hasOverlays },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  if (renderer !== 'video') return current;
  const { speed, isLooping, span, markers, hasOverlays } = values;
  return {
    speed: SPEEDS.find((one) => one === speed) ?? current.speed,
    isLooping: typeof isLooping === 'boolean' ? isLooping : current.isLooping,
    span: 'span' in values ? parseSpan(span) : current.span,
    markers: 'markers' in values ? parseMarkers(markers) : current.markers,
    hasOverlays: typeof hasOverlays === 'boolean' ? hasOverlays : current.hasOverlays,
  };
}
