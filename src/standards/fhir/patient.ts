// Patient (R4 §8.1) as identities: one for each number it carries.
import { normaliseIssuer } from '../../model/identity.ts';
import type { Identity, PatientIdentifier, PersonName } from '../../model/patient.ts';
import { toWhen } from './dateTime.ts';
import { children, type Resource, string, strings } from './json.ts';

/** A person's numbers, the one to show first: official before usual, national before local. Without any, the resource's own id. */
export function identifiersOf(patient: Resource, server: URL): readonly [PatientIdentifier, ...PatientIdentifier[]] {
  const found = children(patient, 'identifier')
    .filter((identifier) => string(identifier, 'value') && identifier.use !== 'old')
    .map((identifier) => ({
      rank: rankOf(identifier),
      id: { value: string(identifier, 'value')?.trim() ?? '', issuer: normaliseIssuer(string(identifier, 'system') ?? '') },
    }))
    .filter(({ id }) => id.value !== '')
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
  const [first, ...rest] = found;
  return first ? [first, ...rest] : [{ value: string(patient, 'id') ?? '', issuer: new URL('Patient', server).href }];
}

const NATIONAL = ['1.2.752.129.2.1.3.1', '1.2.752.129.2.1.3.3'];
function rankOf(identifier: Resource): number {
  const national = NATIONAL.includes(normaliseIssuer(string(identifier, 'system') ?? '')) ? 0 : 2;
  return identifier.use === 'official' ? national : national + 1;
}

/** The person, under one of its numbers. */
export function identityOf(patient: Resource, id: PatientIdentifier): Identity {
  const birthDate = toWhen(string(patient, 'birthDate'));
  const sex = SEXES[string(patient, 'gender') ?? ''];
  return {
    id,
    name: nameOf(patient),
    ...(birthDate && birthDate.precision !== 'minute' && birthDate.precision !== 'second' && { birthDate: birthDate.iso }),
    ...(sex && { sex }),
  };
}

const SEXES: Readonly<Record<string, 'M' | 'F' | 'O'>> = { male: 'M', female: 'F', other: 'O' };

/** Official before usual before any; `text` only where there are no parts. */
function nameOf(patient: Resource): PersonName {
  const names = children(patient, 'name').filter((name) => name.use !== 'old' && name.use !== 'maiden');
  const name = names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use === 'usual') ?? names[0];
  const [given = '', ...more] = strings(name, 'given').map((part) => part.trim().normalize('NFC'));
  const family = (string(name, 'family') ?? (given ? '' : (string(name, 'text') ?? ''))).trim().normalize('NFC');
  const prefix = strings(name, 'prefix').join(' ');
  const suffix = strings(name, 'suffix').join(' ');
  return {
    family,
    given,
    ...(more.length > 0 && { middle: more.join(' ') }),
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
  };
}
