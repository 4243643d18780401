// An echocardiography as a structured report: findings in words with the numbers that they rest on.
import { byPerson, type Coded, container, measure, SWEDISH, text, unit } from './content.ts';
import type { Draw } from './drawn.ts';

const COMPREHENSIVE = '1.2.840.10008.5.1.4.1.1.88.33';

type Row = readonly [code: string, meaning: string, value: number, unit: string];

export const drawEcho: Draw = (_study, values) => {
  const rows = values.rows as readonly Row[];
  const reader = String(values.reader);
  const isPreliminary = values.isPreliminary === true;
  const section = (name: Coded, said: string) =>
    container('CONTAINS', name, [text('CONTAINS', ['121071', 'DCM', 'Finding'], said)]);
  return {
    sopClass: COMPREHENSIVE,
    title: ['18745-0', 'LN', 'Cardiac ultrasound study'],
    state: isPreliminary ? 'preliminary' : 'verified',
    ...(isPreliminary ? {} : { verifier: reader }),
    evidence: [],
    content: [
      SWEDISH,
      ...byPerson(reader),
      section(['121109', 'DCM', 'Indications for Procedure'], String(values.indication)),
      container(
        'CONTAINS',
        ['121070', 'DCM', 'Findings'],
        [
          text('CONTAINS', ['121071', 'DCM', 'Finding'], String(values.findings)),
          ...rows.map(([value, meaning, number, of]) => measure('CONTAINS', [value, 'LN', meaning], number, unit(of))),
        ],
      ),
      container(
        'CONTAINS',
        ['121076', 'DCM', 'Conclusions'],
        [text('CONTAINS', ['121077', 'DCM', 'Conclusion'], String(values.conclusion))],
      ),
    ],
  };
};
