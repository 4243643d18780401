// Which person resources of the server are the patient, and whose a document says it is.
import { issuerSystems, normaliseIssuer } from '../../model/identity.ts';
import type { Call } from '../../model/item.ts';
import type { Identity, Patient } from '../../model/patient.ts';
import { child, children, idOf, isId, type Resource, string } from '../../standards/fhir/json.ts';
import { identifiersOf, identityOf } from '../../standards/fhir/patient.ts';
import { isSameNumber } from './findPatients.ts';
import type { Room } from './room.ts';
import { readResource, search } from './search.ts';

export interface Owner {
  /** Of the Patient resource. */
  readonly id: string;
  readonly identity: Identity;
}

/** `system|value` for every spelling of the issuer, either of which will do. */
export const printIdentifiers = ({ id }: Patient): string =>
  id.issuer === ''
    ? escapeValue(id.value)
    : issuerSystems(id.issuer)
        .map((system) => `${escapeValue(system)}|${escapeValue(id.value)}`)
        .join(',');

const escapeValue = (value: string): string => value.replace(/[\\,|$]/g, '\\$&');

/** The patient's resources on this server; several where registers were merged. @throws Failure */
export async function findOwners(room: Room, patient: Patient, call: Call): Promise<Owner[]> {
  const local = new URL('Patient', room.http.base).href;
  if (patient.id.issuer === local && isId(patient.id.value)) {
    return [
      { id: patient.id.value, identity: identityOf(await readResource(room, 'Patient', patient.id.value, call), patient.id) },
    ];
  }
  const owners: Owner[] = [];
  for await (const page of search(room, 'Patient', new URLSearchParams({ identifier: printIdentifiers(patient) }), call)) {
    for (const resource of page.resources) {
      const id = string(resource, 'id');
      const number = identifiersOf(resource, room.http.base).find((own) => isSameNumber(own, patient.id));
      if (isId(id) && number) owners.push({ id, identity: identityOf(resource, number) });
    }
  }
  return owners;
}

/** The Patient resource that a document names. The same id on another server is somebody else. */
export function subjectOf({ http }: Room, document: Resource): string | undefined {
  const reference = string(child(document, 'subject'), 'reference') ?? '';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(reference)) return idOf(reference, 'Patient');
  try {
    const url = http.resolve(reference, http.base);
    return url.href.startsWith(http.base.href) ? idOf(reference, 'Patient') : undefined;
  } catch {
    return undefined;
  }
}

/** A document that names its patient only by number (R4 §2.3.0.3): the number is one of the patient's. */
export function namesNumber(document: Resource, patient: Patient): boolean {
  const subject = child(document, 'subject');
  return (
    string(subject, 'reference') === undefined &&
    children(subject, 'identifier').some((one) =>
      isSameNumber({ value: string(one, 'value') ?? '', issuer: normaliseIssuer(string(one, 'system') ?? '') }, patient.id),
    )
  );
}

/** The owner of a document that was opened by its address. @throws Failure */
export async function readOwner(room: Room, document: Resource, call: Call): Promise<Owner | undefined> {
  const id = subjectOf(room, document);
  if (id === undefined) return undefined;
  const resource = await readResource(room, 'Patient', id, call);
  const [number] = identifiersOf(resource, room.http.base);
  return { id, identity: identityOf(resource, number) };
}
