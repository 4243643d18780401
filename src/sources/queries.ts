// What can be asked of the sources, as queries with a key and a lifetime.
// Keys hold identities: they live in memory only, and go when the patient is changed.
import { experimental_streamedQuery, queryOptions } from '@tanstack/react-query';
import { Failure, toFailure } from '../model/failure.ts';
import { samePerson } from '../model/identity.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import type { Batch, Gap, PatientQuery, Source } from './source.ts';

export const TIMELINE = 'timeline';
const OPENED = 'opened';

/** A source retries its own requests (protocol rules live there); the cache must not multiply them. */
const once = { retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY } as const;

export interface Listing {
  readonly items: readonly TimelineItem[];
  readonly gaps: readonly Gap[];
}

/** A patient's items in one source, growing as batches arrive. */
export const timelineQuery = (source: Source, patient: Patient) =>
  queryOptions({
    ...once,
    queryKey: [TIMELINE, source.id, patientKey(patient)],
    queryFn: experimental_streamedQuery<Batch, Listing>({
      streamFn: ({ signal }) => source.timeline(patient, { signal }),
      reducer: (listing, batch) => ({ items: [...listing.items, ...batch.items], gaps: [...listing.gaps, ...batch.gaps] }),
      initialValue: { items: [], gaps: [] },
      refetchMode: 'reset',
    }),
  });

/** One item from its address: a link that was kept. */
export const openQuery = (source: Source | undefined, id: ItemId) =>
  queryOptions({
    ...once,
    queryKey: [OPENED, id],
    queryFn: ({ signal }): Promise<TimelineItem> => {
      if (!source) throw new Failure('missing', { detail: 'no such source' });
      return source.open(id, { signal });
    },
  });

/** Everything that tells one person, as one source knows them, from all others. */
export const patientKey = (patient: Patient): string =>
  JSON.stringify([patient.sourceId, patient.id.issuer, patient.id.value, patient.name, patient.onlyStudy ?? '']);

export interface Found {
  readonly patients: readonly Patient[];
  readonly more: boolean;
  readonly failed: readonly { readonly label: string; readonly failure: Failure }[];
}

/** Asks every source at once; one that fails is named, the others' answers stand. */
export async function findPatients(sources: readonly Source[], query: PatientQuery, signal: AbortSignal): Promise<Found> {
  const answers = await Promise.allSettled(sources.map((source) => source.findPatients(query, { signal })));
  signal.throwIfAborted();
  const patients: Patient[] = [];
  const failed: { label: string; failure: Failure }[] = [];
  let more = false;
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') {
      for (const patient of answer.value.patients) join(patients, patient);
      more ||= answer.value.more;
    } else failed.push({ label: sources[index]?.label ?? '', failure: toFailure(answer.reason) });
  }
  return { patients, more, failed };
}

/** One person found in two sources is one line. Without an issuer on both sides they stay two. */
function join(patients: Patient[], patient: Patient): void {
  const index = patients.findIndex((known) => known.sourceId !== patient.sourceId && samePerson(known, patient));
  const known = patients[index];
  if (!known) {
    patients.push(patient);
    return;
  }
  const latest = [known.latest, patient.latest]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  const counts = [known.itemCount, patient.itemCount].filter((count) => count !== undefined);
  patients[index] = {
    ...known,
    ...(latest !== undefined && { latest }),
    ...(counts.length > 0 && { itemCount: counts.reduce((sum, count) => sum + count) }),
  };
}
