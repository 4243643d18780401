// Whether what a document says about whose it is agrees with what its source said.
import { normaliseIssuer } from '../../model/identity.ts';
import type { PatientIdentifier } from '../../model/patient.ts';

/**
 * 'same': a number of the same issuer is equal. 'other': one of the same issuer is there, and none is equal. 'unknown':
 * nothing that can be compared, since numbers of two issuers say nothing about each other.
 */
export type Agreement = 'same' | 'other' | 'unknown';

export function compareIds(found: readonly PatientIdentifier[], expected: PatientIdentifier): Agreement {
  const issuer = normaliseIssuer(expected.issuer);
  const clean = (value: string): string => value.replace(/[\s-]/g, '');
  const comparable = found.filter((id) => clean(id.value) !== '' && (issuer === '' || normaliseIssuer(id.issuer) === issuer));
  if (clean(expected.value) === '' || comparable.length === 0) return 'unknown';
  if (comparable.some((id) => clean(id.value) === clean(expected.value))) return 'same';
  return issuer === '' ? 'unknown' : 'other';
}
