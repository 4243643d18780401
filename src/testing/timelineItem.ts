// Builds items for tests: say only what the test is about.
import type { ItemId, Specialty, TimelineItem, When } from '../model/item.ts';

let made = 0;

/** An item on a day (YYYY-MM-DD), or without a date. */
export function timelineItem(day?: string, overrides: Partial<TimelineItem> = {}): TimelineItem {
  made += 1;
  const when: When | undefined = day === undefined ? undefined : { iso: day, precision: 'day' };
  return {
    id: `test~${made}` as ItemId,
    sourceId: 'test',
    title: 'DT thorax',
    category: 'CT',
    specialty: 'radiology',
    ...(when && { when }),
    parts: [{ key: `part-${made}`, mediaType: 'application/dicom' }],
    uids: [`2.25.${made}`],
    identity: { id: { value: '191212121212', issuer: '' }, name: { family: 'Test', given: 'Tolvan' } },
    ...overrides,
  };
}

const MODALITIES: readonly (readonly [string, Specialty, string])[] = [
  ['CT', 'radiology', 'DT thorax'],
  ['DX', 'radiology', 'Lungröntgen'],
  ['MR', 'radiology', 'MR hjärna'],
  ['MG', 'breast', 'Mammografi'],
  ['US', 'ultrasound', 'Ultraljud buk'],
  ['SM', 'pathology', 'Px colon'],
  ['ES', 'endoscopy', 'Koloskopi'],
  ['XC', 'skin', 'Hudfoto'],
  ['OP', 'eye', 'Ögonbottenfoto'],
  ['ECG', 'physiology', 'EKG'],
  ['AU', 'speech', 'Röst'],
  ['DOC', 'document', 'Remissvar'],
];

/** Many items over 25 years before a day, more of them the newer, the same for the same `count`. */
export function manyItems(count: number, today = '2026-11-23'): readonly TimelineItem[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  let seed = 20261123;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  return Array.from({ length: count }, () => {
    const time = end - random() ** 2 * 25 * 365.25 * 86_400_000;
    const [category, specialty, title] = MODALITIES[Math.floor(random() * MODALITIES.length)] ?? ['OT', 'other', 'Övrigt'];
    return timelineItem(new Date(time).toISOString().slice(0, 10), { category, specialty, title });
  });
}
