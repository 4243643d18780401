/** Whole years and, for the first two, months, from a birth date to a day (both YYYY-MM-DD); undefined if either is no date. */
export function ageAt(birthDate: string, day: string): { readonly years: number; readonly months: number } | undefined {
  const [born, now] = [birthDate, day].map((text) => /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.slice(1).map(Number));
  if (!born || !now) return;
  const [bornYear = 0, bornMonth = 0, bornDay = 0] = born;
  const [year = 0, month = 0, date = 0] = now;
  const months = (year - bornYear) * 12 + month - bornMonth - (date < bornDay ? 1 : 0);
  return months < 0 ? undefined : { years: Math.floor(months / 12), months };
}
