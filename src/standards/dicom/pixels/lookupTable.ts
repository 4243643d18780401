// From stored value to screen grey in one step: the whole grayscale pipeline as a table, or as a function where none fits.
import type { DecodedFrame } from './decode.ts';
import type { FrameDescription } from './description.ts';
import { greatestStored, type Look, leastStored } from './look.ts';
import { storedToModality } from './modality.ts';
import { type ChosenVoi, chooseVoi } from './voi.ts';

export interface LookupTable {
  /** Grey 0 to 255 of the stored value `offset + index`. */
  readonly table: Uint8Array;
  readonly offset: number;
}

/** More stored values than this are not worth a table. */
const MAX_ENTRIES = 1 << 17;

/**
 * One stored value's grey, 0 to 255 as an 8-bit P-value: Modality LUT, VOI, polarity, in the order of PS3.4 N.2.
 * Padding is black in every polarity: it is no image, and white padding dazzles.
 */
export function toGrey(description: FrameDescription, look: Look): (stored: number) => number {
  const voi = chooseVoi(look, description, fullRange(description));
  const { padding } = description;
  const inverted = description.inverse !== (look.invert ?? false);
  return (stored) => {
    if (padding && stored >= padding.low && stored <= padding.high) return 0;
    const grey = Math.round(voi.toGrey(storedToModality(description, stored)) * 255);
    return inverted ? 255 - grey : grey;
  };
}

/**
 * The pipeline as a table over every value the frame can hold.
 * @returns undefined when those are too many (32-bit integers over a wide range) or no integers: use `toGrey`
 */
export function toLookupTable(description: FrameDescription, look: Look, decoded: DecodedFrame): LookupTable | undefined {
  const { pixels } = decoded;
  if (pixels instanceof Float32Array || pixels instanceof Float64Array) return undefined;
  const [least, greatest] = valueRange(description, decoded);
  if (greatest - least >= MAX_ENTRIES) return undefined;
  const table = new Uint8Array(greatest - least + 1);
  fill(table, least, description, look);
  return { table, offset: least };
}

/** All that fits the bits in use; of wide integers only what occurs, padding being drawn apart. */
function valueRange(description: FrameDescription, { min, max }: DecodedFrame): [number, number] {
  if (description.bitsStored <= 16) return [leastStored(description), greatestStored(description)];
  const { padding } = description;
  return [Math.min(min, padding?.low ?? min), Math.max(max, padding?.high ?? max)];
}

function fill(table: Uint8Array, offset: number, description: FrameDescription, look: Look): void {
  const { modality, padding } = description;
  const voi: ChosenVoi = chooseVoi(look, description, fullRange(description));
  if (voi.ramp === undefined || modality.kind !== 'linear') {
    const grey = toGrey(description, look);
    for (let index = 0; index < table.length; index++) table[index] = grey(offset + index);
    return;
  }
  // The common case in line: a window drag rebuilds up to 65536 entries for every frame of the screen.
  const inverted = description.inverse !== (look.invert ?? false);
  const { slope, intercept } = modality;
  const { low, high } = voi.ramp;
  const [black, white] = inverted ? [255, 0] : [0, 255];
  for (let index = 0; index < table.length; index++) {
    const value = (offset + index) * slope + intercept;
    if (value <= low) table[index] = black;
    else if (value > high) table[index] = white;
    else {
      const grey = (((value - low) / (high - low)) * 255 + 0.5) | 0; // as `toGrey` rounds, to the last bit
      table[index] = inverted ? 255 - grey : grey;
    }
  }
  if (padding) table.fill(0, Math.max(0, padding.low - offset), Math.max(0, padding.high - offset + 1));
}

function fullRange(description: FrameDescription): { low: number; high: number } {
  const ends = [leastStored(description), greatestStored(description)].map((value) => storedToModality(description, value));
  if (description.modality.kind === 'lut') return { low: 0, high: 2 ** description.modality.lut.bits - 1 };
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
