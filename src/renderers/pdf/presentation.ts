// How the pages are dressed, as plain JSON and back. What is read may be anything: it was kept, or came from a link.
import type { Presentation } from '../renderer.ts';
import type { Fit, PdfState } from './state.ts';

type Dress = Pick<PdfState, 'rotation' | 'fit' | 'isFullLight'>;

const FITS: readonly unknown[] = ['auto', 'page-width', 'page-fit'] satisfies Fit[];
const isFit = (value: unknown): value is Fit => FITS.includes(value);

export const printPresentation = ({ rotation, fit, isFullLight }: Dress): Presentation => ({
  renderer: 'pdf',
  values: { rotation, isFullLight, ...(fit && { fit }) },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  if (renderer !== 'pdf') return current;
  const { rotation, fit, isFullLight } = values;
  return {
    rotation: typeof rotation === 'number' && [0, 90, 180, 270].includes(rotation) ? rotation : current.rotation,
    fit: 'fit' in values ? (isFit(fit) ? fit : current.fit) : undefined,
    isFullLight: typeof isFullLight === 'boolean' ? isFullLight : current.isFullLight,
  };
}
