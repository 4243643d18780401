// One field for everything one may know of a person.
import type { PatientQuery } from '../sources/source.ts';
import { guessCentury, isDate, parsePersonNumber } from './personNumber.ts';

export interface ParsedQuery {
  readonly query: Omit<PatientQuery, 'limit'>;
  /** What the words were taken for; said back to the reader. */
  readonly kind: 'everyone' | 'number' | 'date' | 'name' | 'nameAndDate';
  /** The check digit contradicts the rest of a personal number. */
  readonly isMistyped: boolean;
}

/**
 * A personal number in any of its forms, another number (as it is written), a birth date (1964-03-12, 19640312, 640312,
 * 12/3 1964), a name, or a name and a birth date.
 * @param today YYYY-MM-DD
 */
export function parsePatientQuery(text: string, today: string): ParsedQuery {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (trimmed === '') return { query: {}, kind: 'everyone', isMistyped: false };
  const person = parsePersonNumber(trimmed, today);
  if (person) return { query: { id: person.digits }, kind: 'number', isMistyped: !person.isValid };
  const whole = parseDate(trimmed, today);
  if (whole) return { query: { birthDate: whole }, kind: 'date', isMistyped: false };
  if (!trimmed.includes(' ') && /\d/.test(trimmed))
    return { query: { id: toNumber(trimmed) }, kind: 'number', isMistyped: false };
  return parseName(trimmed, today);
}

/** The beginning of a personal number loses its separator; a number of another kind keeps its own. */
const toNumber = (text: string): string => (/^\d{6,8}[-+]\d{0,3}$/.test(text) ? text.replace(/[-+]/, '') : text);

function parseName(text: string, today: string): ParsedQuery {
  const words: string[] = [];
  let birthDate: string | undefined;
  for (const word of text.split(' ')) {
    const date = birthDate ? undefined : parseDate(word, today);
    if (date) birthDate = date;
    else words.push(word);
  }
  const name = words.join(' ').replace(/[,;]+/g, ' ').replace(/\s+/g, ' ').trim();
  const query = { ...(name && { name }), ...(birthDate && { birthDate }) };
  return { query, kind: birthDate ? 'nameAndDate' : 'name', isMistyped: false };
}

function parseDate(text: string, today: string): string | undefined {
  const iso = /^(\d{4})[-./]?(\d\d)[-./]?(\d\d)$/.exec(text);
  if (iso) return checked(`${iso[1]}-${iso[2]}-${iso[3]}`, today);
  const short = /^\d{6}$/.test(text) ? text : undefined;
  if (short) return checked(`${guessCentury(short, today)}${short.slice(0, 2)}-${short.slice(2, 4)}-${short.slice(4)}`, today);
  const spoken = /^(\d{1,2})[/.](\d{1,2})[/. -](\d{4})$/.exec(text);
  if (!spoken) return;
  const [, day = '', month = '', year = ''] = spoken;
  return checked(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, today);
}

/** Nobody is born in the future or before photography. */
const checked = (date: string, today: string): string | undefined =>
  isDate(date) && date <= today && date >= '1850' ? date : undefined;
