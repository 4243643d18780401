// Units of measure (UCUM case sensitive) as they are printed beside a number.
import type { Code } from './code.ts';

const PRINTED: Readonly<Record<string, string>> = {
  '1': '',
  "[hnsf'U]": 'HU',
  // Not UCUM's, and what most scanners write.
  mGycm: 'mGy·cm',
  Cel: '°C',
  deg: '°',
  '{ratio}': '',
  'dGy.cm2': 'dGy·cm²',
  'mm[Hg]': 'mmHg',
  '{H.U.}': 'HU',
  '{SUVbw}g/ml': 'SUVbw',
  'g/ml{SUVbw}': 'SUVbw',
};
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** mm3 → mm³, mGy.cm → mGy·cm; counts in braces are no unit. Untrusted text where the code is none of UCUM's. */
export function printUnit(unit: Code | undefined): string {
  if (!unit) return '';
  const known = PRINTED[unit.value];
  if (known !== undefined) return known;
  if (unit.scheme !== 'UCUM' && unit.scheme !== '') return unit.meaning;
  return unit.value
    .replace(/\{[^}]*\}/g, '')
    .replace(/([a-zA-Z])([2-9])(?![0-9])/g, (_, letter: string, digit: string) => letter + (SUPERSCRIPT[Number(digit)] ?? digit))
    .replaceAll('.', '·')
    .replace(/^u(?=[A-Za-z])/, 'µ');
}

/**
 * A decimal string as it is printed: no more than six significant digits, with the language's sign between the parts.
 * @returns the text itself where it is no number
 */
export function printDecimal(value: string, decimalSign: string): string {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const digits = value
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  const plain = digits.length > 6 || /[eE]/.test(value) ? String(Number(number.toPrecision(6))) : value.replace(/^\+/, '');
  return plain.replace('.', decimalSign).replace(/^-/, '−');
}
