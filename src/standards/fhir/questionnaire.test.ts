import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm, scoresOf } from './questionnaire.ts';

const response = {
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://example.org/ipss|1.0',
  status: 'completed',
  authored: '2026-05-04T10:00:00+02:00',
  item: [
    {
      linkId: 'g',
      text: 'Besvär',
      item: [
        {
          linkId: 'q1',
          text: 'Ofullständig tömning',
          answer: [{ valueCoding: { code: '3', display: 'Ungefär hälften av gångerna' } }],
        },
        { linkId: 'q2', text: 'Blod i urinen', answer: [{ valueBoolean: false }] },
      ],
    },
    { linkId: 'sum', text: 'Summa', answer: [{ valueInteger: 14 }] },
    { linkId: 'flow', text: 'Flöde', answer: [{ valueQuantity: { value: 11.5, unit: 'ml/s' } }] },
  ],
};

describe('an answered questionnaire', () => {
  it('is questions in their order, with depth', () => {
    const form = readForm(response);
    expect(form?.questions.map(({ linkId, depth, isGroup }) => [linkId, depth, isGroup])).toEqual([
      ['g', 0, true],
      ['q1', 1, false],
      ['q2', 1, false],
      ['sum', 0, false],
      ['flow', 0, false],
    ]);
    expect(form?.questionnaire).toBe('https://example.org/ipss');
  });

  it('has the numbers that can be followed over time', () => {
    const form = readForm(response);
    expect(form && [...scoresOf(form)]).toEqual([
      ['sum', { text: 'Summa', value: 14, unit: '' }],
      ['flow', { text: 'Flöde', value: 11.5, unit: 'ml/s' }],
    ]);
  });

  it('is told from other resources', () => {
    expect(readForm({ resourceType: 'Patient' })).toBeUndefined();
    expect(readForm([])).toBeUndefined();
  });

  it('may hold anything', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (item) => {
        expect(readForm({ resourceType: 'QuestionnaireResponse', item })?.questions.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 10_000 },
    );
  });
});
