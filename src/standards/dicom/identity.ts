// What a data set says about whose it is (PS3.3 C.2.2, C.7.1.1).
import type { Identity } from '../../model/patient.ts';
import { parseDate } from './dateTime.ts';
import { type Dataset, items, personName, text } from './json.ts';

/** Tags that identityOf reads, for queries. */
export const IDENTITY_TAGS = ['00100010', '00100020', '00100021', '00100024', '00100030', '00100040'] as const;

/** Absent values are '' (number, issuer, name) or left out (birth date, sex). */
export function identityOf(dataset: Dataset): Identity {
  const birthDate = parseDate(text(dataset, '00100030') ?? '');
  const sex = text(dataset, '00100040')?.toUpperCase();
  return {
    id: { value: text(dataset, '00100020') ?? '', issuer: issuerOf(dataset) },
    name: personName(dataset, '00100010') ?? { family: '', given: '' },
    ...(birthDate && { birthDate }),
    ...((sex === 'M' || sex === 'F' || sex === 'O') && { sex }),
  };
}

/**
 * Issuer of Patient ID (0010,0021), else the universal entity ID of its qualifiers (0010,0024)>(0040,0032).
 * The plain attribute goes first: every query answers it, few the sequence, and both must give the same person.
 */
function issuerOf(dataset: Dataset): string {
  const qualifiers = items(dataset, '00100024')[0];
  return text(dataset, '00100021') ?? (qualifiers && text(qualifiers, '00400032')) ?? '';
}
