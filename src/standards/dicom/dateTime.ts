// DICOM dates and times (PS3.5 §6.2: DA, TM, DT) as times no finer than the source knows them.
import type { When } from '../../model/item.ts';

/** DA, also as 'YYYY.MM.DD' of ACR-NEMA. @returns YYYY-MM-DD; undefined if it is no day of the calendar */
export function parseDate(da: string): string | undefined {
  const match = /^(\d{4})([.-]?)(\d{2})\2(\d{2})$/.exec(da.trim());
  if (!match) return undefined;
  const [, year = '', , month = '', day = ''] = match;
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
}

/** TM, also as 'HH:MM:SS' of ACR-NEMA. @returns HH:MM or HH:MM:SS; undefined if it is no time, or only an hour */
export function parseTime(tm: string): string | undefined {
  const match = /^(\d{2})(:?)(\d{2})(?:\2(\d{2})(?:\.\d*)?)?$/.exec(tm.trim());
  if (!match) return undefined;
  const [, hour = '', , minute = '', second] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
  // 60 is a leap second, which no clock in a list prints.
  return `${hour}:${minute}${second === undefined ? '' : `:${second === '60' ? '59' : second}`}`;
}

/** A DA and the TM that belongs to it. @returns undefined without a valid date: a time alone is no place on a timeline */
export function toWhen(da: string | undefined, tm?: string): When | undefined {
  const date = parseDate(da ?? '');
  if (!date) return undefined;
  const time = parseTime(tm ?? '');
  if (!time) return { iso: date, precision: 'day' };
  return { iso: `${date}T${time}`, precision: time.length > 5 ? 'second' : 'minute' };
}

/** DT: any beginning of YYYYMMDDHHMMSS.FFFFFF&ZZXX. The offset is dropped: times are the source's own. */
export function parseDateTime(dt: string): When | undefined {
  const match = /^(\d{4})(\d{2})?(\d{2})?(\d{2,6}(?:\.\d{1,6})?)?(?:[+-]\d{4})?$/.exec(dt.trim());
  if (!match) return undefined;
  const [, year = '', month, day, time] = match;
  if (!isDay(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined;
  if (month === undefined) return { iso: year, precision: 'year' };
  if (day === undefined) return { iso: `${year}-${month}`, precision: 'month' };
  return toWhen(`${year}${month}${day}`, time);
}

export interface Age {
  readonly value: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/**
 * The age on a day, as it is written for patients: days up to four weeks, weeks up to three months, months up to two years.
 * @param birthDate @param at YYYY-MM-DD, `at` with or without a time
 */
export function ageAt(birthDate: string, at: string): Age | undefined {
  const from = parseDate(birthDate);
  const to = parseDate(at.slice(0, 10));
  if (!from || !to || to < from) return undefined;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  if (days < 28) return { value: days, unit: 'day' };
  if (months < 3) return { value: Math.floor(days / 7), unit: 'week' };
  if (months < 24) return { value: months, unit: 'month' };
  return { value: Math.floor(months / 12), unit: 'year' };
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1) return false;
  // 2000 has a 29 February; whether this year has one is asked apart, as Date takes years below 100 for 19xx.
  const date = new Date(Date.UTC(2000, month - 1, day));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && (isLeap || month !== 2 || day !== 29);
}
