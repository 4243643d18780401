import { describe, expect, it } from 'vitest';
import type { FrameDescription } from '../../../standards/dicom/pixels/description.ts';
import { parsePresentationState } from '../../../standards/dicom/presentation/presentationState.ts';
import { presentationState } from '../../../testing/overObjects.ts';
import type { Shown } from '../display.ts';
import { lookOf } from './dress.ts';

const LUT = { first: 0, bits: 8, entries: Uint16Array.of(0, 255) };
const WINDOW = { center: -500, width: 1500, function: 'LINEAR' };

/** A picture of the state, of which no more is looked at than how its values are told. */
function shownWith(intercept: number): Shown {
  const modality: FrameDescription['modality'] = { kind: 'linear', slope: 1, intercept };
  const { references } = parsePresentationState(presentationState());
  const picture = { description: { modality }, levels: [{ frame: {} }] };
  return { shot: { uid: references[0]?.instance, frame: 1 }, picture } as unknown as Shown;
}

describe('the look of a stored view', () => {
  const state = parsePresentationState(presentationState());
  const curves = [{ references: [], lut: LUT }];

  it('is its window, moved to how the picture tells its values', () => {
    expect(lookOf(state, shownWith(-1024))).toEqual({ window: WINDOW });
    expect(lookOf(state, shownWith(0))).toEqual({ window: { ...WINDOW, center: 524 } });
  });

  it('is its table before its window, where both count in the same values', () => {
    expect(lookOf({ ...state, curves }, shownWith(-1024))).toEqual({ curve: LUT });
    expect(lookOf({ ...state, curves }, shownWith(0))).toEqual({ window: { ...WINDOW, center: 524 } });
  });

  it('ends with its Presentation LUT', () => {
    expect(lookOf({ ...state, tone: LUT }, shownWith(-1024))).toEqual({ window: WINDOW, tone: LUT });
  });
});
