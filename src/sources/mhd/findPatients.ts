// Patients by number, name and birth date (ITI-78, FHIR R4 Patient search).
import { normaliseIssuer } from '../../model/identity.ts';
import type { Call } from '../../model/item.ts';
import type { Patient } from '../../model/patient.ts';
import { identifiersOf, identityOf } from '../../standards/fhir/patient.ts';
import { matchesQuery, nameTokens } from '../matchesQuery.ts';
import type { PatientMatches, PatientQuery } from '../source.ts';
import type { Room } from './room.ts';
import { search } from './search.ts';

const MAX_PAGES = 5;

/** @throws Failure */
export async function findPatients(room: Room, query: PatientQuery, call: Call): Promise<PatientMatches> {
  const patients: Patient[] = [];
  let count = 0;
  for await (const page of search(room, 'Patient', printQuery(query), call)) {
    for (const resource of page.resources) {
      if (resource.active === false) continue;
      const own = identifiersOf(resource, room.http.base);
      // The number that was asked for, else the one to show first.
      const identity = own.map((id) => identityOf(resource, id)).find((candidate) => matchesQuery(candidate, query));
      if (identity) patients.push({ ...identity, sourceId: room.sourceId });
    }
    if (patients.length > query.limit) break;
    if (++count === MAX_PAGES) return { patients, more: page.more };
  }
  return { patients: patients.slice(0, query.limit), more: patients.length > query.limit };
}

function printQuery({ id, name, birthDate, limit }: PatientQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  // `,`, `|`, `$` and `\` mean something in a search value.
  if (id) parameters.set('identifier', id.replace(/[,|$\\]/g, ''));
  for (const token of nameTokens(name)) parameters.append('name', token.replace(/[|$]/g, ''));
  if (birthDate) parameters.set('birthdate', birthDate);
  parameters.set('_count', String(limit + 1));
  return parameters;
}

/** Two numbers from one issuer, however the issuer is spelled. */
export const isSameNumber = (a: Patient['id'], b: Patient['id']): boolean =>
  a.value === b.value && normaliseIssuer(a.issuer) === normaliseIssuer(b.issuer);
