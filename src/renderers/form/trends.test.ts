import { expect, it } from 'vitest';
import type { FormResponse } from '../../standards/fhir/questionnaireResponse.ts';
import { trendsOf } from './trends.ts';

const form = (authored: string, value: number, more: Partial<FormResponse> = {}): FormResponse => ({
  questionnaire: 'q',
  title: '',
  authored,
  status: 'completed',
  author: '',
  source: '',
  subject: { name: '', ids: [] },
  items: [{ linkId: 'sum', text: 'Summa', answers: [{ text: String(value), value }], items: [] }],
  isCut: false,
  ...more,
});

it('follows a number through the same form, oldest first, the open one marked', () => {
  const shown = form('2026-02-18', 15);
  const [trend] = trendsOf(shown, [form('2026-10-21', 9), form('2025-08-27', 22), shown]);

  expect(trend?.points).toEqual([
    { when: '2025-08-27', value: 22, isShown: false },
    { when: '2026-02-18', value: 15, isShown: true },
    { when: '2026-10-21', value: 9, isShown: false },
  ]);
});

it('leaves out other forms, and what was withdrawn or not finished', () => {
  const others = [
    form('2025-01-01', 1, { questionnaire: 'other' }),
    form('2025-01-02', 2, { status: 'entered-in-error' }),
    form('2025-01-03', 3, { status: 'in-progress' }),
    form('', 4),
  ];
  expect(trendsOf(form('2026-02-18', 15), others)[0]?.points).toHaveLength(1);
});
