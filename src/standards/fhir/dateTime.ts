// FHIR date, dateTime and instant (R4 §2.24.0.1) as times no finer than they are.
import type { When } from '../../model/item.ts';
import { parseDate } from '../dicom/dateTime.ts';

/**
 * A time with an offset is kept as its writer's clock showed it. UTC is nobody's clock: it is told in the reader's zone.
 * @returns undefined for what is no date
 */
export function toWhen(value: string | undefined): When | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/.exec(
    value ?? '',
  );
  if (!match) return undefined;
  const [, year = '', month, day, minutes, seconds, zone] = match;
  if (!parseDate(`${year}-${month ?? '01'}-${day ?? '01'}`)) return undefined;
  if (month === undefined) return { iso: year, precision: 'year' };
  if (day === undefined) return { iso: `${year}-${month}`, precision: 'month' };
  const date = `${year}-${month}-${day}`;
  const isTime = minutes !== undefined && !Number.isNaN(Date.parse(`${date}T${minutes}:${seconds ?? '00'}Z`));
  if (!isTime) return { iso: date, precision: 'day' };
  const iso = `${date}T${minutes}${seconds === undefined ? '' : `:${seconds}`}`;
  const precision = seconds === undefined ? 'minute' : 'second';
  return { iso: isUtc(zone) ? toLocal(`${date}T${minutes}:${seconds ?? '00'}Z`).slice(0, iso.length) : iso, precision };
}

const isUtc = (zone: string | undefined): boolean => zone === 'Z' || zone === '+00:00' || zone === '-00:00';

function toLocal(utc: string): string {
  const time = new Date(utc);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
