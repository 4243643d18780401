// Earlier measurements of the same finding: same Tracking Unique Identifier (PS3.16 TID 1501), another time.

import { readBytes } from '../../lib/readBytes.ts';
import { isAbort } from '../../model/failure.ts';
import type { Call, When } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import { conceptValue } from '../../standards/dicom/sr/code.ts';
import { parseDocument, type SrDocument } from '../../standards/dicom/sr/document.ts';
import { type Measured, measurementGroups } from '../../standards/dicom/sr/measurements.ts';
import type { Lent } from '../renderer.ts';
import { isStructured } from './isReport.ts';

export interface Earlier {
  readonly when: When;
  readonly value: string;
  /** UCUM code: values of two units are not compared. */
  readonly unit: string;
}
/** Tracking UID and concept → what was measured, newest first. */
export type Priors = ReadonlyMap<string, readonly Earlier[]>;

const MOST_ITEMS = 24;
const MOST_BYTES = 8 * 2 ** 20;

export const priorKey = (trackingUid: string, { name, modifiers }: Measured): string =>
  [trackingUid, ...[name, ...modifiers].map(conceptValue)].join(' ');

export function collectPriors(documents: readonly SrDocument[]): Priors {
  const all = new Map<string, Earlier[]>();
  for (const { when, tree } of documents) {
    if (!when) continue;
    for (const group of measurementGroups(tree)) {
      if (group.trackingUid === '') continue;
      for (const measured of group.measured) {
        const key = priorKey(group.trackingUid, measured);
        all.set(key, [...(all.get(key) ?? []), { when, value: measured.value, unit: measured.unit?.value ?? '' }]);
      }
    }
  }
  for (const list of all.values()) list.sort((a, b) => b.when.iso.localeCompare(a.when.iso));
  return all;
}

/** The newest one before that time, in the same unit. */
export const earlierThan = (list: readonly Earlier[] | undefined, when: When | undefined, unit: string): Earlier | undefined =>
  when && list?.find((one) => one.when.iso < when.iso && one.unit === unit);

/** Reports among the patient's other items; one that cannot be read is passed over. @throws an abort */
export async function readOtherDocuments(others: readonly Lent[], { signal }: Call): Promise<SrDocument[]> {
  const wanted = others.filter(({ item }) => item.parts.every(isStructured) && !item.unreadable).slice(0, MOST_ITEMS);
  const lists = await Promise.all(wanted.map((lent) => readOne(lent, { signal })));
  return lists.flat();
}

async function readOne({ item, read, admit }: Lent, { signal }: Call): Promise<SrDocument[]> {
  try {
    const answer = await read(item.parts[0], { signal, accept: ['application/dicom+json'], priority: 'background' });
    const bytes = await readBytes(answer, { signal, maxBytes: MOST_BYTES });
    const datasets = toDatasets(JSON.parse(new TextDecoder().decode(bytes)));
    for (const dataset of datasets) admit(identityOf(dataset));
    return datasets.map(parseDocument);
  } catch (error) {
    if (isAbort(error)) throw error;
    return [];
  }
}
