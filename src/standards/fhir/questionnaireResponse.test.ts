import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fhirMediaType, fhirResourceOf } from './mediaType.ts';
import { type FormResponse, readQuestionnaireResponse, scoresOf } from './questionnaireResponse.ts';

const read = (more: object): FormResponse => {
  const response = readQuestionnaireResponse({ resourceType: 'QuestionnaireResponse', ...more });
  if (!response) throw new Error('not a response');
  return response;
};
const ordinal = (value: number) => [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: value }];

describe('an answered form', () => {
  it('prints every kind of answer', () => {
    const answers = [
      { valueBoolean: true },
      { valueInteger: 3 },
      { valueDecimal: 2.5 },
      { valueString: 'text' },
      { valueDate: '2024-05-17' },
      { valueQuantity: { value: 81.5, unit: 'kg' } },
      { valueCoding: { code: 'a', display: 'Ibland', extension: ordinal(2) } },
      { valueAttachment: { title: 'bild' } },
      {},
    ];
    const { items } = read({ item: [{ linkId: '1', text: 'Q', answer: answers }] });

    expect(items[0]?.answers).toEqual([
      { text: '✓' },
      { text: '3', value: 3 },
      { text: '2,5', value: 2.5 },
      { text: 'text' },
      { text: '2024-05-17' },
      { text: '81,5 kg', value: 81.5 },
      { text: 'Ibland', value: 2 },
      { text: 'bild' },
      { text: '' },
    ]);
  });

  it('is followed by the sum that the form itself holds, and adds nothing up', () => {
    const choice = { linkId: 'q1', text: 'Hur ofta?', answer: [{ valueCoding: { display: 'Ibland', extension: ordinal(2) } }] };
    const sum = { linkId: 'sum', text: 'Summa', answer: [{ valueInteger: 14 }] };
    const weight = { linkId: 'w', text: 'Vikt', answer: [{ valueDecimal: 80 }] };

    expect(scoresOf(read({ item: [choice] }).items)).toEqual([]);
    expect(scoresOf(read({ item: [{ linkId: 'g', item: [choice, weight] }] }).items)).toEqual([
      { linkId: 'w', text: 'Vikt', value: 80 },
    ]);
    expect(scoresOf(read({ item: [choice, weight, sum] }).items)).toEqual([{ linkId: 'sum', text: 'Summa', value: 14 }]);
  });

  it('is one questionnaire in all its versions', () => {
    expect(read({ questionnaire: 'https://x/Questionnaire/eq-5d|2.0' })).toMatchObject({
      questionnaire: 'https://x/Questionnaire/eq-5d',
      title: 'eq 5d',
    });
    expect(readQuestionnaireResponse({ resourceType: 'Bundle' })).toBeUndefined();
  });

  it('survives 10,000 shapes of JSON', () => {
    const { node } = fc.letrec((tie) => ({
      node: fc.dictionary(
        fc.constantFrom(
          'item',
          'answer',
          'linkId',
          'text',
          'valueCoding',
          'valueInteger',
          'extension',
          'url',
          'subject',
          'identifier',
          'system',
          'value',
        ),
        fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 1 }), tie('node'), fc.array(tie('node'), { maxLength: 3 })),
        { maxKeys: 4 },
      ),
    }));
    fc.assert(
      fc.property(node, (value) => {
        scoresOf(readQuestionnaireResponse({ ...(value as object), resourceType: 'QuestionnaireResponse' })?.items ?? []);
      }),
      { numRuns: 10_000 },
    );
  });
});

it('the media type tells which resource was found inside', () => {
  expect(fhirResourceOf(fhirMediaType('Bundle'))).toBe('Bundle');
  expect(fhirResourceOf(fhirMediaType())).toBe('');
  expect(fhirResourceOf('application/fhir+json; charset=utf-8')).toBe('');
  expect(fhirResourceOf('application/json')).toBeUndefined();
});
