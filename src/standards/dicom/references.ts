// What an object points at: instances and their frames, wherever its sequences say so.
import { type Dataset, items, numbers, text } from './json.ts';

export interface InstanceReference {
  readonly instance: string;
  /** From 1; empty: all of them. */
  readonly frames: readonly number[];
}

const MAX_DEPTH = 12;
const MAX_FOUND = 100_000;

/** An item of Referenced Image Sequence and its kin (PS3.3 10.3). */
export function toReference(item: Dataset): InstanceReference[] {
  const instance = text(item, '00081155');
  return instance ? [{ instance, frames: numbers(item, '00081160').filter((frame) => frame >= 1) }] : [];
}

export const refersTo = (references: readonly InstanceReference[], uid: string, frame: number): boolean =>
  references.some(({ instance, frames }) => instance === uid && (frames.length === 0 || frames.includes(frame)));

/** Series Instance UIDs that an object names below its own level, each once: the series it was made of. */
export function referredSeries(dataset: Dataset): readonly string[] {
  const found = new Set<string>();
  walk(dataset, (item, depth) => {
    const uid = depth > 0 ? text(item, '0020000E') : undefined;
    if (uid) found.add(uid);
  });
  return [...found];
}

/** SOP Instance UIDs that an object refers to, each once, in its order. */
export function referredInstances(dataset: Dataset): readonly string[] {
  const found = new Set<string>();
  walk(dataset, (item) => {
    const uid = text(item, '00081155');
    if (uid) found.add(uid);
  });
  return [...found];
}

/** Study Instance UIDs of other studies than its own. */
export function referredStudies(dataset: Dataset): readonly string[] {
  const found = new Set<string>();
  walk(dataset, (item, depth) => {
    const uid = depth > 0 ? text(item, '0020000D') : undefined;
    if (uid) found.add(uid);
  });
  return [...found];
}

/** Every item of every sequence, the data set itself first; stops at depths and numbers that no real object has. */
function walk(dataset: Dataset, visit: (item: Dataset, depth: number) => void): void {
  let count = 0;
  const step = (item: Dataset, depth: number): void => {
    if (++count > MAX_FOUND || depth > MAX_DEPTH) return;
    visit(item, depth);
    for (const [tag, element] of Object.entries(item)) {
      if (Array.isArray(element?.Value) && typeof element.Value[0] === 'object')
        for (const child of items(item, tag)) step(child, depth + 1);
    }
  };
  step(dataset, 0);
}
