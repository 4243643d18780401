// How a frame is dressed: one window or one VOI LUT, and its polarity.
import type { DecodedFrame } from './decode.ts';
import { type FrameDescription, isGrey, type Lut, type VoiFunction } from './description.ts';
import { storedToModality } from './modality.ts';

export interface Look {
  /** In modality values (HU, or whatever the Modality LUT gives). Wins over `voiLut`. */
  readonly window?: { readonly center: number; readonly width: number; readonly function?: VoiFunction };
  /** Index into the description's `voiLuts`. */
  readonly voiLut?: number;
  /** A VOI LUT that is none of the description's: a stored view's (C.11.8). In modality values; wins over `voiLut`. */
  readonly curve?: Lut;
  /** Presentation LUT (C.11.6): after the window, from the least to the greatest grey. Its entries run over what its bits can say. */
  readonly tone?: Lut;
  /** Turns the polarity once more, whatever the description's is. */
  readonly invert?: boolean;
  /** The window was found from the pixels, and the screen should say so. */
  readonly auto?: boolean;
}

/**
 * The look its maker wanted: the first window, else the first VOI LUT, else from the smallest to the largest value.
 * @param decoded needed where the data set says nothing; without it the whole range of stored values is taken
 */
export function defaultLook(description: FrameDescription, decoded?: DecodedFrame): Look {
  if (!isGrey(description) || decoded?.samples === 3) return {};
  const window = description.windows[0];
  if (window)
    return { window: { center: window.center, width: window.width, function: window.function ?? description.voiFunction } };
  if (description.voiLuts.length > 0) return { voiLut: 0 };
  return { window: autoWindow(description, decoded), auto: true };
}

/** The window that shows the smallest value black and the largest white, exactly; of one value only, black. */
export function autoWindow(description: FrameDescription, decoded?: DecodedFrame): NonNullable<Look['window']> {
  const ends = [decoded?.min ?? leastStored(description), decoded?.max ?? greatestStored(description)].map((value) =>
    storedToModality(description, value),
  );
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (low === high) return { center: low + 0.5, width: 1, function: 'LINEAR_EXACT' };
  return { center: (low + high) / 2, width: high - low, function: 'LINEAR_EXACT' };
}

export const leastStored = ({ signed, bitsStored }: FrameDescription): number => (signed ? -(2 ** (bitsStored - 1)) : 0);
export const greatestStored = ({ signed, bitsStored }: FrameDescription): number =>
  2 ** (signed ? bitsStored - 1 : bitsStored) - 1;
