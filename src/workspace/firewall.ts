// One patient at a time (BIR, RAD TF-2 4.16.4.2.2.5.3): what may stand under a patient's name, decided in one place.
import { Failure } from '../model/failure.ts';
import { samePatient, samePerson } from '../model/identity.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';

/**
 * Whether an item is this patient's. In the same source by number, issuer and exact name; across sources by number, a known
 * issuer, and the name as it is read (registers divide given names differently).
 */
export function belongsTo(patient: Patient, item: TimelineItem): boolean {
  if (patient.onlyStudy !== undefined) {
    return item.sourceId === patient.sourceId && item.uids.includes(patient.onlyStudy) && hasSameEmptyId(patient, item.identity);
  }
  return (item.sourceId === patient.sourceId ? samePatient : samePerson)(patient, item.identity);
}

/** Asked for every object inside an item before a pixel of it is painted. @throws Failure 'otherPatient' */
export function gate(patient: Patient, item: TimelineItem): (found: Identity) => void {
  return (found) => {
    const isSame =
      patient.onlyStudy === undefined
        ? belongsTo(patient, item) && samePatient(item.identity, found)
        : hasSameEmptyId(patient, found);
    if (!isSame) throw new Failure('otherPatient');
  };
}

/** A person without a number exists only within one study: there the name must still be the same. */
const hasSameEmptyId = (patient: Patient, found: Identity): boolean =>
  found.id.value === '' && samePatient({ ...patient, id: STAND_IN }, { ...found, id: STAND_IN });
const STAND_IN = { value: '-', issuer: '' };

/** The person whom an item belongs to, as that item's own source knows them. */
export function patientOf(item: TimelineItem): Patient {
  const study = item.uids[0];
  return {
    ...item.identity,
    sourceId: item.sourceId,
    ...(item.identity.id.value === '' && study !== undefined && { onlyStudy: study }),
  };
}

/**
 * How to ask another source for the same person.
 * @returns undefined when it must not be asked: without an issuer, an equal number may be somebody else's
 */
export function asKnownBy(sourceId: string, patient: Patient): Patient | undefined {
  if (patient.sourceId === sourceId) return patient;
  if (patient.onlyStudy !== undefined || patient.id.issuer === '' || patient.id.value === '') return undefined;
  return { ...patient, sourceId };
}
