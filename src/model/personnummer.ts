// Swedish personal identity numbers and coordination numbers (day + 60): YYYYMMDDNNNC, stored as twelve digits.

/** A real or coordination date and the right check digit (Luhn over the last ten). */
export function isPersonnummer(value: string): boolean {
  return /^\d{12}$/.test(value) && hasDate(value) && luhn(value.slice(2)) === 0;
}

/** 'YYYYMMDD-NNNN'; undefined for what has not the form of one. The check digit is not asked: archives hold old errors. */
export const printPersonnummer = (value: string): string | undefined =>
  /^\d{12}$/.test(value) && hasDate(value) ? `${value.slice(0, 8)}-${value.slice(8)}` : undefined;

/**
 * What a person types, as twelve digits: YYMMDD-NNNN (`+` from the year of the hundredth birthday), YYMMDDNNNN,
 * YYYYMMDD-NNNN, YYYYMMDDNNNN, with or without blanks.
 * @param today decides the century of a two-digit year
 * @returns undefined unless it is one, check digit included
 */
export function parsePersonnummer(text: string, today: Date): string | undefined {
  const match = /^(\d{2})?(\d{2})(\d{4})([-+]?)(\d{4})$/.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  const [, century, year = '', monthDay = '', separator = '', serial = ''] = match;
  const now = today.getFullYear();
  let full = now - ((((now - Number(year)) % 100) + 100) % 100);
  if (separator === '+') full -= 100;
  const digits = `${century ? `${century}${year}` : full}${monthDay}${serial}`;
  return isPersonnummer(digits) ? digits : undefined;
}

function hasDate(value: string): boolean {
  const month = Number(value.slice(4, 6));
  const day = Number(value.slice(6, 8)) % 60;
  const date = new Date(Date.UTC(Number(value.slice(0, 4)), month - 1, day));
  return Number(value.slice(6, 8)) <= 91 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The remainder that is 0 when the last digit checks the others. */
function luhn(digits: string): number {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10;
}
