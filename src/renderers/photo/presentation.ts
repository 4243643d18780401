// How a photo is turned, and the reader's own scales, as plain JSON and back. What is read may be anything.
import type { Presentation } from '../renderer.ts';
import type { Camera } from './camera.ts';
import type { PhotoState } from './state.ts';

type Dress = Pick<Camera, 'quarters' | 'isMirrored'> & Pick<PhotoState, 'ownScales' | 'eyes'>;

const MOST_SCALES = 200;

export const printPresentation = ({ quarters, isMirrored }: Camera, { ownScales, eyes }: PhotoState): Presentation => ({
  renderer: 'photo',
  values: {
    rotation: quarters * 90,
    isMirrored,
    ...(Object.keys(ownScales).length > 0 && { ownScalesMm: ownScales }),
    ...(eyes === 'one' && { eyes }),
  },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  if (renderer !== 'photo') return current;
  const { rotation, isMirrored, ownScalesMm, eyes } = values;
  const quarters =
    typeof rotation === 'number' && [0, 90, 180, 270].includes(rotation)
      ? ((rotation / 90) as Camera['quarters'])
      : current.quarters;
  return {
    quarters,
    isMirrored: typeof isMirrored === 'boolean' ? isMirrored : current.isMirrored,
    ownScales: parseScales(ownScalesMm),
    eyes: eyes === 'one' ? 'one' : 'both',
  };
}

/** mm a px by shot; only such as can be true. */
function parseScales(told: unknown): PhotoState['ownScales'] {
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return {};
  const isScale = (entry: [string, unknown]): entry is [string, number] =>
    typeof entry[1] === 'number' && entry[1] > 0 && entry[1] < 1000;
  return Object.fromEntries(Object.entries(told).filter(isScale).slice(0, MOST_SCALES));
}
