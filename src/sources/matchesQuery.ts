// Every answer to a search is checked against the question: servers ignore what they do not know.
import { foldText } from '../lib/foldText.ts';
import type { Identity } from '../model/patient.ts';
import type { PatientQuery } from './source.ts';

/** The parts of a name, folded, in the order they were typed. */
export const nameTokens = (name = ''): string[] =>
  foldText(name)
    .split(/[\s,^*?\\=]+/)
    .filter(Boolean);

export function matchesQuery(identity: Identity, { id, name, birthDate }: Omit<PatientQuery, 'limit'>): boolean {
  if (id && !withoutSeparators(identity.id.value).startsWith(withoutSeparators(id))) return false;
  if (birthDate && identity.birthDate !== birthDate) return false;
  const { family, given, middle = '' } = identity.name;
  const own = foldText(`${family} ${given} ${middle}`);
  return nameTokens(name).every((token) => own.includes(token));
}

const withoutSeparators = (id: string): string => id.replace(/[\s+-]/g, '').toLowerCase();
