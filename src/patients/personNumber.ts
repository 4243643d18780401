// Swedish personal numbers: personnummer and samordningsnummer (SKVFS; the day of the latter is 60 more).

export interface PersonNumber {
  /** Twelve digits. */
  readonly digits: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly isCoordination: boolean;
  /** False when the last digit contradicts the others (Luhn): mistyped, or made up. */
  readonly isValid: boolean;
}

/**
 * Reads YYYYMMDD-NNNN, YYYYMMDDNNNN, YYMMDD-NNNN, YYMMDD+NNNN and YYMMDDNNNN. Ten digits mean the latest century that is
 * not in the future; with a plus, the one before (the person has turned 100).
 * @param today YYYY-MM-DD
 */
export function parsePersonNumber(text: string, today: string): PersonNumber | undefined {
  const found = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(text.replace(/\s/g, ''));
  if (!found) return;
  const [, century, date = '', sign, last = ''] = found;
  const full = century ? `${century}${date}` : `${guessCentury(date, today, sign === '+')}${date}`;
  const day = Number(full.slice(6, 8));
  const isCoordination = day > 60;
  const birthDate = `${full.slice(0, 4)}-${full.slice(4, 6)}-${String(isCoordination ? day - 60 : day).padStart(2, '0')}`;
  if (!isDate(birthDate)) return;
  return { digits: `${full}${last}`, birthDate, isCoordination, isValid: passesLuhn(`${date}${last}`) };
}

/** @param date YYMMDD, the day perhaps with 60 added */
export function guessCentury(date: string, today: string, isOverHundred = false): string {
  const day = Number(date.slice(4, 6));
  const month = `${date.slice(0, 2)}-${date.slice(2, 4)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`;
  const now = Number(today.slice(0, 2));
  const latest = `${now}${month}` <= today ? now : now - 1;
  return String(isOverHundred ? latest - 1 : latest).padStart(2, '0');
}

/** Whether YYYY-MM-DD is a day of the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** ISO/IEC 7812-1 Annex B over ten digits. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of [...digits].entries()) {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
