// Names of measures as clinicians here say them; what is not known stands as the file has it.
import { language } from '../../lib/language.ts';

const SWEDISH: readonly (readonly [RegExp, string])[] = [
  [/^(mean )?(ventricular rate|vent(ricular)?\.? ?(heart )?rate|heart rate)$/i, 'Kammarfrekvens'],
  [/^atrial (heart )?rate$/i, 'Förmaksfrekvens'],
  [/^(mean )?rr (interval|duration)( global)?$/i, 'RR-intervall'],
  [/^pp interval( global)?$/i, 'PP-intervall'],
  [/^pr interval( global)?$/i, 'PQ-tid'],
  [/^p duration( global)?$/i, 'P-duration'],
  [/^qrs (duration|interval)( global)?$/i, 'QRS-duration'],
  [/^qt interval( global)?$/i, 'QT-tid'],
  [/^qtc? ?(bazett|interval.*bazett.*)$|^qtc interval( global)?$/i, 'QTc-tid'],
  [/^p axis$/i, 'P-axel'],
  [/^qrs axis$/i, 'QRS-axel'],
  [/^t axis$/i, 'T-axel'],
];

/** @param name untrusted text */
export function nameMeasure(name: string): string {
  if (language() !== 'sv') return name;
  return SWEDISH.find(([pattern]) => pattern.test(name.trim().slice(0, 80)))?.[1] ?? name;
}
