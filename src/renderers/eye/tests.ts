// The tests of an item, of the other eye, and of earlier years.
import { Failure, isAbort } from '../../model/failure.ts';
import type { Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import type { Host, Lent } from '../renderer.ts';
import { type Field, readField } from './field.ts';
import { isField } from './isField.ts';

type Lender = Pick<Host, 'read' | 'admit'>;

/** A series with more is a fault. */
const MOST_TESTS = 50;
/** A life of glaucoma has fewer. */
const MOST_EARLIER = 80;

/** The right eye first. @throws Failure, also 'otherPatient' before anything is shown */
export async function readTests(item: TimelineItem, lender: Lender, signal: AbortSignal): Promise<readonly Field[]> {
  const lists = await Promise.all(item.parts.filter(isField).map((part) => readSeries(part, lender, signal)));
  return lists.flat().sort((a, b) => rank(a) - rank(b) || a.date.localeCompare(b.date));
}

const rank = ({ side }: Field): number => (side === 'R' ? 0 : side === 'L' ? 1 : 2);

async function readSeries(part: Part, { read, admit }: Lender, signal: AbortSignal): Promise<Field[]> {
  const answer = await read(part, { signal, accept: ['application/dicom+json'] });
  const json: unknown = await answer.json().catch((cause: unknown) => {
    if (isAbort(cause)) throw cause;
    throw new Failure('malformed', { cause, detail: 'metadata that is no DICOM JSON' });
  });
  const datasets = toDatasets(json).slice(0, MOST_TESTS);
  for (const dataset of datasets) admit(identityOf(dataset));
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  return datasets.map(readField);
}

/** All of the patient's other tests, oldest first. What cannot be read is left out, and counted. */
export async function readOthers(
  others: readonly Lent[],
  signal: AbortSignal,
): Promise<{ readonly fields: readonly (Field & { readonly study: string })[]; readonly failed: number }> {
  const tests = others.filter(({ item }) => item.parts.some(isField)).slice(0, MOST_EARLIER);
  let failed = 0;
  const lists = await Promise.all(
    tests.map(async (other) => {
      const lender = { read: other.read, admit: other.admit.bind(other) };
      const fields = await readTests(other.item, lender, signal).catch((error: unknown) => {
        if (!isAbort(error)) failed++;
        return [];
      });
      return fields.map((field) => ({ ...field, study: other.item.uids[0] ?? '' }));
    }),
  );
  signal.throwIfAborted();
  return { fields: lists.flat().sort((a, b) => a.date.localeCompare(b.date)), failed };
}
