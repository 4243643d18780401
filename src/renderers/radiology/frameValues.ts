// An attribute of one frame, wherever the object keeps it: per frame, shared by all frames, or at the top
// (PS3.3 C.7.6.16.1.1, C.7.6.16.1.2).
import { type Dataset, items, numbers, text } from '../../standards/dicom/json.ts';

const SHARED = '52009229';
const PER_FRAME = '52009230';

// A data set is never changed after it is parsed, so its functional groups are unfolded once.
const unfolded = new WeakMap<Dataset, { readonly shared: Dataset | undefined; readonly perFrame: readonly Dataset[] }>();

function groupsOf(dataset: Dataset) {
  const known = unfolded.get(dataset);
  if (known) return known;
  const groups = { shared: items(dataset, SHARED)[0], perFrame: items(dataset, PER_FRAME) };
  unfolded.set(dataset, groups);
  return groups;
}

/**
 * The macro's item that holds for a frame: the frame's own, else the shared one.
 * @param frame from 1
 */
export function macro(dataset: Dataset, frame: number, sequence: string): Dataset | undefined {
  const { shared, perFrame } = groupsOf(dataset);
  const own = perFrame[frame - 1];
  return (own && items(own, sequence)[0]) ?? (shared && items(shared, sequence)[0]);
}

/** All numbers of an attribute for a frame: from the macro, else from the top of the data set. */
export function frameNumbers(dataset: Dataset, frame: number, sequence: string, tag: string): number[] {
  const group = macro(dataset, frame, sequence);
  const own = group ? numbers(group, tag) : [];
  return own.length > 0 ? own : numbers(dataset, tag);
}

export function frameText(dataset: Dataset, frame: number, sequence: string, tag: string): string | undefined {
  const group = macro(dataset, frame, sequence);
  return (group && text(group, tag)) ?? text(dataset, tag);
}

/** Number of Frames (0028,0008), at least 1. Lies are cut at a bound no scanner reaches. */
export function frameCount(dataset: Dataset): number {
  const count = Math.trunc(numbers(dataset, '00280008')[0] ?? 1);
  return Math.min(Math.max(count, 1), 100_000);
}
