import type { Reports } from './documents.ts';
import { toFhirSheet } from './fhirSheet.ts';
import type { Priors } from './priors.ts';
import type { Sheet } from './sheet.ts';
import { toSheet } from './toSheet.ts';

/** The document at that place, in the language of the moment. @param index from 0 */
export function sheetAt({ standings, fhir }: Reports, index: number, priors: Priors): Sheet | undefined {
  const standing = standings[index];
  if (standing) return toSheet(standing, priors);
  const other = fhir[index - standings.length];
  return other && toFhirSheet(other);
}
