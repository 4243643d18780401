// A patient's documents (ITI-67), page by page, and only the patient's own.
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import { sameAcrossSources, samePatient } from '../../model/identity.ts';
import type { Call, ItemId, TimelineItem } from '../../model/item.ts';
import type { Identity, Patient } from '../../model/patient.ts';
import { isId, type Resource } from '../../standards/fhir/json.ts';
import type { Batch, Gap } from '../source.ts';
import { statusOf } from '../statusFailure.ts';
import { findOwners, namesNumber, type Owner, printIdentifiers, readOwner, subjectOf } from './owners.ts';
import type { Room } from './room.ts';
import { readResource, search } from './search.ts';
import { toItem } from './toItem.ts';

/** @throws Failure only when nothing can be listed */
export async function* readTimeline(room: Room, patient: Patient, call: Call): AsyncGenerator<Batch, void, undefined> {
  if (patient.onlyStudy !== undefined || patient.id.value === '') return;
  const owners = (await findOwners(room, patient, call)).filter(
    ({ identity }) => samePatient(patient, identity) || sameAcrossSources(patient, identity),
  );
  if (owners.length === 0) return;
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const seen = new Set<ItemId>();
  let hasAnswered = false;
  for (const owner of owners) {
    try {
      for await (const documents of readDocuments(room, owner, patient, call)) {
        hasAnswered = true;
        const items = documents.flatMap((document) => {
          const identity = ownerOf(room, document, { owners: byId, patient, asked: owner });
          const item = identity && toItem(room.sourceId, document, identity);
          return item && !seen.has(item.id) && seen.add(item.id) ? [item] : [];
        });
        yield { items, gaps: [] };
      }
    } catch (error) {
      if (isAbort(error) || (!hasAnswered && owners.length === 1)) throw error;
      yield { items: [], gaps: [toGap(error)] };
    }
  }
}

const toGap = (error: unknown): Gap => {
  const { reason, detail } = toFailure(error);
  return { reason, detail };
};

/** By reference; where a server cannot, by number (chained). */
async function* readDocuments(
  room: Room,
  owner: Owner,
  patient: Patient,
  call: Call,
): AsyncGenerator<readonly Resource[], void, undefined> {
  const shared = { status: 'current', _count: '200' };
  try {
    for await (const page of search(
      room,
      'DocumentReference',
      new URLSearchParams({ patient: `Patient/${owner.id}`, ...shared }),
      call,
    ))
      yield page.resources;
  } catch (error) {
    if (statusOf(error) !== 400) throw error;
    const chained = new URLSearchParams({ 'patient.identifier': printIdentifiers(patient), ...shared });
    for await (const page of search(room, 'DocumentReference', chained, call)) yield page.resources;
  }
}

/** @returns undefined for somebody else's document, which a server that ignores `patient` answers too */
function ownerOf(
  room: Room,
  document: Resource,
  { owners, patient, asked }: { readonly owners: ReadonlyMap<string, Owner>; readonly patient: Patient; readonly asked: Owner },
): Identity | undefined {
  const subject = subjectOf(room, document);
  if (subject !== undefined) return owners.get(subject)?.identity;
  return namesNumber(document, patient) ? asked.identity : undefined;
}

/** @throws Failure */
export async function openItem(room: Room, id: ItemId, call: Call): Promise<TimelineItem> {
  const [source, key, ...rest] = id.split('~');
  if (source !== room.sourceId || !isId(key) || rest.length > 0) throw new Failure('missing', { detail: 'no such address' });
  const document = await readResource(room, 'DocumentReference', key, call);
  const owner = await readOwner(room, document, call);
  if (!owner) throw new Failure('malformed', { detail: 'the document does not say whose it is' });
  const item = toItem(room.sourceId, document, owner.identity);
  if (!item) throw new Failure('missing', { detail: 'no longer valid, or without content' });
  return item;
}
