// How the text is dressed, as plain JSON and back. What is read may be anything.
import type { Presentation } from '../renderer.ts';
import { type ReportState, SCALES } from './state.ts';

type Dress = Pick<ReportState, 'scale' | 'isPaper'>;

export const printPresentation = ({ scale, isPaper }: Dress): Presentation => ({
  renderer: 'report',
  values: { scale, isPaper },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  if (renderer !== 'report') return current;
  const { scale, isPaper } = values;
  return {
    scale: SCALES.find((one) => one === scale) ?? current.scale,
    isPaper: typeof isPaper === 'boolean' ? isPaper : current.isPaper,
  };
}
