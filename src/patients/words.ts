import { defineWords, plural } from '../lib/language.ts';
import type { ParsedQuery } from './parsePatientQuery.ts';

interface PatientsWords {
  readonly heading: string;
  readonly label: string;
  readonly hint: string;
  readonly clear: string;
  readonly help: string;
  readonly takenFor: Readonly<Record<ParsedQuery['kind'], string>>;
  readonly mistyped: string;
  readonly newest: string;
  readonly found: (count: number) => string;
  readonly searching: string;
  readonly more: (shown: number) => string;
  readonly noneTitle: string;
  readonly noneText: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly failed: (source: string) => string;
  readonly retry: string;
  readonly years: (age: number) => string;
  readonly months: (age: number) => string;
  readonly sexes: { readonly M: string; readonly F: string; readonly O: string };
  readonly items: (count: number) => string;
  readonly latest: (day: string) => string;
  readonly born: (day: string) => string;
  readonly noName: string;
  readonly noNumber: string;
  readonly columns: {
    readonly name: string;
    readonly number: string;
    readonly born: string;
    readonly items: string;
    readonly latest: string;
  };
}

const SV: PatientsWords = {
  heading: 'Sök patient',
  label: 'Personnummer, namn eller födelsedatum',
  hint: 'Personnummer, namn eller födelsedatum',
  clear: 'Töm fältet',
  help: 'Till exempel 19121212-1212, Åsa Öberg eller 1964-03-12',
  takenFor: {
    everyone: '',
    number: 'Söker på nummer',
    date: 'Söker på födelsedatum',
    name: 'Söker på namn',
    nameAndDate: 'Söker på namn och födelsedatum',
  },
  mistyped: 'Kontrollsiffran stämmer inte. Är numret rätt skrivet?',
  newest: 'Med nyaste bilder',
  found: (count) => plural(count, 'träff', 'träffar'),
  searching: 'Söker',
  more: (shown) => `De ${shown} första visas. Skriv mer för att hitta rätt.`,
  noneTitle: 'Ingen patient hittades',
  noneText: 'Kontrollera stavningen, eller sök på något annat.',
  emptyTitle: 'Inga patienter ännu',
  emptyText: 'Källorna har svarat och innehåller ingen patient.',
  failed: (source) => `${source} svarar inte. Patienter kan saknas i listan.`,
  retry: 'Försök igen',
  years: (age) => `${age} år`,
  months: (age) => `${age} mån`,
  sexes: { M: 'man', F: 'kvinna', O: 'annat kön' },
  items: (count) => plural(count, 'undersökning', 'undersökningar'),
  latest: (day) => `senast ${day}`,
  born: (day) => `född ${day}`,
  noName: 'Namn saknas',
  noNumber: 'utan patientnummer',
  columns: { name: 'Namn', number: 'Nummer', born: 'Född', items: 'Undersökningar', latest: 'Senaste' },
};

const EN: PatientsWords = {
  heading: 'Find a patient',
  label: 'Personal number, name or birth date',
  hint: 'Personal number, name or birth date',
  clear: 'Clear the field',
  help: 'For example 19121212-1212, Åsa Öberg or 1964-03-12',
  takenFor: {
    everyone: '',
    number: 'Looking for a number',
    date: 'Looking for a birth date',
    name: 'Looking for a name',
    nameAndDate: 'Looking for a name and a birth date',
  },
  mistyped: 'The check digit does not fit. Is the number typed correctly?',
  newest: 'With the newest images',
  found: (count) => plural(count, 'match', 'matches'),
  searching: 'Searching',
  more: (shown) => `The first ${shown} are shown. Type more to find the right one.`,
  noneTitle: 'No patient was found',
  noneText: 'Check the spelling, or search for something else.',
  emptyTitle: 'No patients yet',
  emptyText: 'The sources have answered and hold no patient.',
  failed: (source) => `${source} does not respond. Patients may be missing from the list.`,
  retry: 'Try again',
  years: (age) => `${age} yr`,
  months: (age) => `${age} mo`,
  sexes: { M: 'male', F: 'female', O: 'other' },
  items: (count) => plural(count, 'study', 'studies'),
  latest: (day) => `latest ${day}`,
  born: (day) => `born ${day}`,
  noName: 'No name',
  noNumber: 'no patient number',
  columns: { name: 'Name', number: 'Number', born: 'Born', items: 'Studies', latest: 'Latest' },
};

export const words = defineWords<PatientsWords>({ sv: SV, en: EN });
