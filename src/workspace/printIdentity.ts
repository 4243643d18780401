// A person as every header prints them. Foreign text: control characters are made visible, and no name fills a pane.

import { printForeign } from '../lib/foreignText.ts';
import { defineWords } from '../lib/language.ts';
import { formatName, formatPatientId } from '../model/identity.ts';
import type { Identity } from '../model/patient.ts';

const words = defineWords({
  sv: {
    noName: 'Namn saknas',
    noNumber: 'Nummer saknas',
    M: 'man',
    F: 'kvinna',
    O: 'annat',
    age: (years: number) => `${years} år`,
  },
  en: { noName: 'No name', noNumber: 'No number', M: 'male', F: 'female', O: 'other', age: (years: number) => `${years} y` },
});

export interface PrintedIdentity {
  readonly name: string;
  readonly number: string;
  readonly birthDate: string | undefined;
  /** '62 år, kvinna', as far as known. */
  readonly ageAndSex: string;
}

/** A name is 64 characters at the most (PS3.5 §6.2, PN), a number too (LO): longer ones are cut at the end, never the family name. */
const MOST_OF_NAME = 130;
const MOST_OF_NUMBER = 70;

/** @param today YYYY-MM-DD */
export function printIdentity(identity: Identity, today = new Date().toISOString().slice(0, 10)): PrintedIdentity {
  const print = words();
  const age = identity.birthDate ? ageAt(identity.birthDate, today) : undefined;
  const parts = [age === undefined ? '' : print.age(age), identity.sex ? print[identity.sex] : ''];
  return {
    name: printForeign(formatName(identity.name), MOST_OF_NAME) || print.noName,
    number: printForeign(formatPatientId(identity.id), MOST_OF_NUMBER) || print.noNumber,
    birthDate: identity.birthDate,
    ageAndSex: parts.filter(Boolean).join(', '),
  };
}

/** Whole years. @param from @param at YYYY-MM-DD */
function ageAt(from: string, at: string): number | undefined {
  const years = Number(at.slice(0, 4)) - Number(from.slice(0, 4)) - (at.slice(5) < from.slice(5) ? 1 : 0);
  return years >= 0 && years < 150 ? years : undefined;
}
