// Person names between DICOM JSON, the index's text, and what is searched for.
import { fold } from '../dicom/text.ts';

/** A PN value of DICOM JSON as PS3.5 §6.2.1 writes it; trailing empty components are left out. */
export function printName(value: unknown): string {
  if (typeof value === 'string') return tidy(value);
  if (typeof value !== 'object' || value === null) return '';
  const groups = new Map<string, unknown>(Object.entries(value));
  const printed = ['Alphabetic', 'Ideographic', 'Phonetic'].map((key) => {
    const group = groups.get(key);
    return typeof group === 'string' ? tidy(group) : '';
  });
  return printed.join('=').replace(/=+$/, '');
}

const tidy = (group: string): string => group.replace(/[\^ ]+$/, '').normalize('NFC');

/** `|family^given|…|`: what a LIKE looks through, one group between each pair of bars. */
export const nameKey = (name: string): string => `|${fold(name).split('=').map(tidy).join('|')}|`;
