// The tests of an item, of the other eye, and of earlier years.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import type { Host, Lent } from '../renderer.ts';
import { type Field, readField } from './field.ts';
import { isField } from './isField.ts';

type Lender = Pick<Host, 'read' | 'admit'>;

/** A test of both eyes has some hundred kilobytes as JSON. */
const MOST_BYTES = 32 * 2 ** 20;
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'metadata that is no DICOM JSON' });
  }
}

async function readSeries(part: Part, { read, admit }: Lender, signal: AbortSignal): Promise<Field[]> {
  const answer = await read(part, { signal, accept: ['application/dicom+json'] });
  const bytes = await readBytes(answer, { signal, maxBytes: MOST_BYTES }).catch((error: unknown) => {
    throw isAbort(error) ? error : toFailure(error);
  });
  const json = parse(new TextDecoder().decode(bytes));
  const datasets = toDatasets(json).slice(0, MOST_TESTS);
  for (const dataset of datasets) admit(identityOf(dataset));
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  return datasets.map(readField);
}

export interface Others {
  /** Oldest first. */
  readonly fields: readonly Elsewhere[];
  /** What cannot be read is left out, and counted. */
  readonly failed: number;
}
type Elsewhere = Field & { readonly study: string };

/** All of the patient's other tests. More come as the timeline fills: each is read once. The promise is never rejected. */
export function readOthers(signal: AbortSignal): (others: readonly Lent[]) => Promise<Others> {
  const reading = new Map<string, Promise<readonly Elsewhere[] | undefined>>();
  const read = (other: Lent): Promise<readonly Elsewhere[] | undefined> =>
    readTests(other.item, { read: other.read, admit: other.admit.bind(other) }, signal).then(
      (fields) => fields.map((field) => ({ ...field, study: other.item.uids[0] ?? '' })),
      () => undefined,
    );
  return async (others) => {
    const tests = others.filter(({ item }) => item.parts.some(isField)).slice(0, MOST_EARLIER);
    for (const other of tests) if (!reading.has(other.item.id)) reading.set(other.item.id, read(other));
    const lists = await Promise.all(tests.map(({ item }) => reading.get(item.id)));
    return {
      fields: lists.flatMap((list) => list ?? []).sort((a, b) => a.date.localeCompare(b.date)),
      failed: lists.filter((list) => list === undefined).length,
    };
  };
}

/** The eyes of one visit, the right one first: an eye that is not of the item is of its study, else of its day, or missing. */
export function withOtherEye(own: readonly Field[], others: readonly Elsewhere[], study: string): readonly Field[] {
  const sides = new Set(own.map(({ side }) => side));
  if (sides.size !== 1 || sides.has('B') || sides.has(undefined)) return own;
  const missing = others.filter((other) => !sides.has(other.side) && isEye(other));
  const ofStudy = missing.filter((other) => study !== '' && other.study === study);
  const ofDay = missing.filter(({ date }) => date !== '' && own.some((one) => one.date === date));
  // Where an eye was tested twice, the later test counts.
  return [...own, ...(ofStudy.length > 0 ? ofStudy : ofDay).slice(-1)].sort((a, b) => rank(a) - rank(b));
}

const isEye = ({ side }: Field): boolean => side === 'R' || side === 'L';
