// Short ways of telling the story.

import type { Study } from '../dicom/modules.ts';
import type { DemoPatient, Unit } from '../region.ts';
import type { ReportOptions } from '../reports/make.ts';
import type { Task } from '../task.ts';

/** "2026-11-18 09:42" and what happened. */
export function study(patient: DemoPatient, when: string, unit: Unit, description: string, referrer: string): Study {
  const [date = '', time = '08:00'] = when.split(' ');
  return { key: `${patient.key}/${date}/${description}`, patient, date, time, unit, description, referrer };
}

export const task = (kind: string, of: Study, weight: number, options: Readonly<Record<string, unknown>> = {}): Task => ({
  kind,
  study: of,
  weight,
  options,
});

/** Text with headings as '# Heading' lines. */
export function report(
  of: Study,
  genre: string,
  signature: string,
  text: string,
  more: Partial<ReportOptions> & { readonly table?: ReportOptions['letter']['table'] } = {},
): Task {
  const { table, ...options } = more;
  const parts = text
    .trim()
    .split(/^# /m)
    .filter((part) => part.trim() !== '');
  const sections = parts.map((part) => {
    const [heading = '', ...rest] = part.split('\n');
    return {
      heading: heading.trim(),
      text: rest
        .map((line) => line.trim())
        .join('\n')
        .trim(),
    };
  });
  const facts: [string, string][] = [
    ['Datum', `${of.date} kl. ${of.time}`],
    ['Enhet', `${of.unit.name}, ${of.unit.department}`],
    ['Remittent', of.referrer.replace(/\^$/, '').replaceAll('^', ', ')],
  ];
  const letter = { genre, title: of.description, facts, sections, signature, ...(table ? { table } : {}) };
  return { kind: 'report', study: of, weight: 0.08, options: { letter, ...options } satisfies ReportOptions };
}
