// Answered questionnaires as FHIR R4. The questions are written for the demo, after what such forms ask.
import type { Study } from '../dicom/modules.ts';

export interface FormOptions {
  readonly questionnaire: string;
  readonly title: string;
  readonly author: string;
  readonly groups: readonly FormGroup[];
}

interface FormGroup {
  readonly title: string;
  readonly questions: readonly FormQuestion[];
}

/** A choice with what it counts for, a number with its unit, or text. */
export interface FormQuestion {
  readonly id: string;
  readonly text: string;
  readonly choice?: readonly [string, number];
  readonly value?: number;
  readonly unit?: string;
  readonly words?: string;
}

const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';

export function printForm(study: Study, { questionnaire, title, author, groups }: FormOptions): object {
  const { patient } = study;
  return {
    resourceType: 'QuestionnaireResponse',
    id: `${study.date}-${questionnaire}`,
    questionnaire: `https://exempel.example/fhir/Questionnaire/${questionnaire}|1.0`,
    _questionnaire: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: title }] },
    status: 'completed',
    subject: {
      identifier: { system: `urn:oid:${patient.issuer}`, value: patient.id },
      display: `${patient.given} ${patient.family}`,
    },
    authored: `${study.date}T${study.time}:00+01:00`,
    author: { display: author },
    source: { display: 'Patienten själv' },
    item: groups.map((group, at) => ({
      linkId: `g${at + 1}`,
      text: group.title,
      item: group.questions.map(({ id, text, ...question }) => ({ linkId: id, text, answer: [printAnswer(question)] })),
    })),
  };
}

function printAnswer({ choice, value, unit, words }: Omit<FormQuestion, 'id' | 'text'>): object {
  if (choice) return { valueCoding: { display: choice[0], extension: [{ url: ORDINAL, valueDecimal: choice[1] }] } };
  if (value !== undefined) return unit === undefined ? { valueInteger: value } : { valueQuantity: { value, unit } };
  return { valueString: words ?? '' };
}
