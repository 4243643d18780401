// Whose a row is: every answer is filtered again, because servers ignore keys they do not know.
import { nameKey, normaliseIssuer, sameAcrossSources, sameName, samePatient } from '../../model/identity.ts';
import type { Identity, Patient } from '../../model/patient.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, text } from '../../standards/dicom/json.ts';
import { isUid } from './address.ts';

/** What a row is to a patient: theirs, somebody else's, or one that carries their number and another name. */
export type Belonging = 'own' | 'other' | 'contradicting';

export function belongingOf(patient: Patient, found: Identity): Belonging {
  if (patient.onlyStudy !== undefined) return found.id.value === '' && sameName(patient.name, found.name) ? 'own' : 'other';
  // The patient may come from another source that writes the name otherwise: then number and issuer decide.
  if (samePatient(patient, found) || sameAcrossSources(patient, found)) return 'own';
  const hasSameNumber = patient.id.value !== '' && patient.id.value === found.id.value;
  const hasSameIssuer = normaliseIssuer(patient.id.issuer) === normaliseIssuer(found.id.issuer);
  return hasSameNumber && hasSameIssuer ? 'contradicting' : 'other';
}

/** Whether two rows carry the same person, also one without a number. */
export const sameOwner = (a: Identity, b: Identity): boolean =>
  samePatient(a, b) || (a.id.value === '' && b.id.value === '' && sameName(a.name, b.name));

/** Equal text for equal persons as this source knows them; a study of its own for each person without a number. */
export const ownerKey = (identity: Identity, study: string): string =>
  identity.id.value === ''
    ? JSON.stringify(['', nameKey(identity.name), study])
    : JSON.stringify([identity.id.value, normaliseIssuer(identity.id.issuer), nameKey(identity.name)]);

/** A short name for number and name, fit for a part's key: tells rows of one series apart, and tells nothing of the person. */
export function ownerTag({ id, name }: Identity): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const unit of `${id.value}\n${nameKey(name)}`) {
    const code = unit.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return ((a ^ (b >>> 13)) >>> 0).toString(36) + ((b ^ (a >>> 16)) >>> 0).toString(36);
}
/** What ownerTag needs: tags that every server has at hand. */
export const OWNER_TAGS = ['00100010', '00100020'] as const;

/** Whether a row may be shown under a tag; a row that names nobody may, as its study does. */
export function isOwnedBy(owner: string | undefined, row: Dataset): boolean {
  const identity = ownIdentity(row);
  return owner === undefined || identity === undefined || ownerTag(identity) === owner;
}

/** Whether a row leaves out one of the two that tell whose it is: a server that reads only some of what it is asked for. */
export const namesHalf = (row: Dataset): boolean => OWNER_TAGS.some((tag) => row[tag] === undefined);

/** The row's own identity; undefined where the server answered none of it, as many do below the study level. */
export const ownIdentity = (row: Dataset): Identity | undefined =>
  row['00100020'] === undefined && row['00100010'] === undefined ? undefined : identityOf(row);

export const uidOf = (row: Dataset, tag: '0020000D' | '0020000E' | '00080018'): string | undefined => {
  const uid = text(row, tag);
  return isUid(uid) ? uid : undefined;
};
