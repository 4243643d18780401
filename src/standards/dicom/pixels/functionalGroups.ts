// Where a multi-frame object keeps what is true of one frame (C.7.6.16): per frame, else shared, else at the top.
import { type Dataset, items, toDatasets } from '../json.ts';

const SHARED = '52009229';
const PER_FRAME = '52009230';

/** @param frame from 1. @returns where to read the attributes of the macro whose sequence is asked for */
export function frameGroups(dataset: Dataset, frame: number): (macroSequence: string) => Dataset {
  // One item out of thousands: reading them all for each frame would be quadratic.
  const perFrame = toDatasets(dataset[PER_FRAME]?.Value?.[frame - 1] ?? null)[0] ?? {};
  const shared = items(dataset, SHARED)[0] ?? {};
  return (macroSequence) => items(perFrame, macroSequence)[0] ?? items(shared, macroSequence)[0] ?? dataset;
}
