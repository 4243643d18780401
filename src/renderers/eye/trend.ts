// How a figure goes through the years. Pure.

export interface Moment {
  /** Years, with their fraction. */
  readonly year: number;
  readonly value: number;
}

export interface Trend {
  /** Units a year. */
  readonly slope: number;
  /** The line's value at a year. */
  at(year: number): number;
}

/** YYYYMMDD as years; undefined for anything else. */
export function toYear(date: string): number | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  if (!year || !month || !day || Number(month) > 12 || Number(day) > 31) return undefined;
  const start = Date.UTC(Number(year), 0, 1);
  const end = Date.UTC(Number(year) + 1, 0, 1);
  return Number(year) + (Date.UTC(Number(year), Number(month) - 1, Number(day)) - start) / (end - start);
}

/** Two tests are two points, not a trend. */
const LEAST_TESTS = 3;
/** Years: three tests in a month tell nothing of a year. */
const LEAST_SPAN = 0.5;

/** Least squares. @returns undefined where there is too little to speak of a trend */
export function trendOf(moments: readonly Moment[]): Trend | undefined {
  if (moments.length < LEAST_TESTS) return undefined;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const years = moments.map(({ year }) => year);
  if (Math.max(...years) - Math.min(...years) < LEAST_SPAN) return undefined;
  const [x, y] = [mean(years), mean(moments.map(({ value }) => value))];
  let [along, square] = [0, 0];
  for (const { year, value } of moments) {
    along += (year - x) * (value - y);
    square += (year - x) ** 2;
  }
  const slope = along / square;
  return Number.isFinite(slope) ? { slope, at: (year) => y + slope * (year - x) } : undefined;
}
