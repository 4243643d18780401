// How a photo is turned, and the reader's own scale, as plain JSON and back. What is read may be anything.
import type { Presentation } from '../renderer.ts';
import type { Camera } from './camera.ts';
import type { PhotoState } from './state.ts';

type Dress = Pick<Camera, 'quarters' | 'isMirrored'> & Pick<PhotoState, 'ownScale'>;

export const printPresentation = ({ quarters, isMirrored }: Camera, { ownScale }: PhotoState): Presentation => ({
  renderer: 'photo',
  values: { rotation: quarters * 90, isMirrored, ...(ownScale !== undefined && { ownScaleMm: ownScale }) },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  if (renderer !== 'photo') return current;
  const { rotation, isMirrored, ownScaleMm } = values;
  const quarters =
    typeof rotation === 'number' && [0, 90, 180, 270].includes(rotation)
      ? ((rotation / 90) as Camera['quarters'])
      : current.quarters;
  return {
    quarters,
    isMirrored: typeof isMirrored === 'boolean' ? isMirrored : current.isMirrored,
    ownScale: typeof ownScaleMm === 'number' && ownScaleMm > 0 && ownScaleMm < 1000 ? ownScaleMm : undefined,
  };
}
