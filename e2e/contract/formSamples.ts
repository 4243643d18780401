import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const sample = (name: string, resource: unknown): Sample => {
  const body = typeof resource === 'string' ? resource : JSON.stringify(resource);
  return {
    name,
    item: itemOf({ key: 'form', mediaType: 'application/fhir+json' }),
    read: alwaysAnswers(() => body, 'application/fhir+json'),
  };
};

const answered = {
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://example.invalid/Questionnaire/ipss',
  status: 'completed',
  authored: '2024-05-17T09:42:00+02:00',
  item: [
    {
      linkId: '1',
      text: 'Hur ofta?',
      answer: [
        {
          valueCoding: {
            display: 'Ibland',
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 }],
          },
        },
      ],
    },
    { linkId: 'sum', text: 'Summa', answer: [{ valueInteger: 14 }] },
  ],
};
const nested = (depth: number): unknown =>
  depth === 0 ? { linkId: 'x', text: 'x' } : { linkId: 'x', item: [nested(depth - 1)] };

export const formSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('two questions', answered),
  hostile: [
    sample('empty', ''),
    sample('no JSON', '<html>'),
    sample('a list', []),
    sample('another resource', { resourceType: 'Patient' }),
    sample('no answers', { ...answered, item: undefined }),
    sample('answers of every wrong kind', {
      ...answered,
      item: [{ answer: 'x', item: 3 }, null, { linkId: 4, text: {}, answer: [{ valueInteger: 'many' }, { valueCoding: [] }] }],
    }),
    sample('very deep', { ...answered, item: [nested(500)] }),
    sample('very many', {
      ...answered,
      item: Array.from({ length: 20_000 }, (_, at) => ({ linkId: `${at}`, text: `${at}`, answer: [{ valueInteger: at }] })),
    }),
    sample('markup', {
      ...answered,
      item: [
        {
          linkId: '1',
          text: '<img src=x onerror="window.wasRun = true">',
          answer: [{ valueString: '<script>window.wasRun = true</script>' }],
        },
      ],
    }),
    sample('somebody else’s', {
      ...answered,
      subject: { identifier: { system: 'urn:oid:1.2.752.129.2.1.3.1', value: '194802259897' } },
    }),
  ],
};
