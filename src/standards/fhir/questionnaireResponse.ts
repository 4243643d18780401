// QuestionnaireResponse (R4 §9.12) as questions and answers, and the numbers among them.

import { normaliseIssuer } from '../../model/identity.ts';
import type { PatientIdentifier } from '../../model/patient.ts';
import { child, children, isResource, number, type Resource, string } from './json.ts';

export interface FormItem {
  readonly linkId: string;
  /** The question, or the heading of a group. Untrusted text. */
  readonly text: string;
  readonly answers: readonly FormAnswer[];
  readonly items: readonly FormItem[];
}
export interface FormAnswer {
  /** As it is read. Untrusted text. */
  readonly text: string;
  /** Where the answer is a number, or a choice that stands for one (the ordinalValue extension). */
  readonly value?: number;
}

export interface FormResponse {
  /** Canonical of the questionnaire without its version; '' unknown. */
  readonly questionnaire: string;
  readonly title: string;
  /** FHIR dateTime; '' unknown. */
  readonly authored: string;
  readonly status: string;
  readonly author: string;
  readonly source: string;
  /** What it says of whose it is. */
  readonly subject: { readonly name: string; readonly ids: readonly PatientIdentifier[] };
  readonly items: readonly FormItem[];
  /** Questions past the bounds are left out. */
  readonly isCut: boolean;
}

const MAX_DEPTH = 30;
const MAX_ITEMS = 5000;
const TITLE = 'http://hl7.org/fhir/StructureDefinition/display';
const ORDINALS = [
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
  'http://hl7.org/fhir/StructureDefinition/iso21090-CO-value',
];

/** @returns undefined for any other resource */
export function readQuestionnaireResponse(resource: unknown): FormResponse | undefined {
  if (!isResource(resource) || resource.resourceType !== 'QuestionnaireResponse') return undefined;
  const questionnaire = string(resource, 'questionnaire') ?? string(child(resource, 'questionnaire'), 'reference') ?? '';
  const count = { left: MAX_ITEMS };
  const items = readItems(resource, 0, count);
  const subject = child(resource, 'subject');
  return {
    questionnaire: questionnaire.split('|')[0] ?? '',
    title: titleOf(resource, questionnaire),
    authored: string(resource, 'authored') ?? '',
    status: string(resource, 'status') ?? '',
    author: string(child(resource, 'author'), 'display') ?? '',
    source: string(child(resource, 'source'), 'display') ?? '',
    subject: { name: string(subject, 'display') ?? '', ids: idsOf(child(subject, 'identifier')) },
    items,
    isCut: count.left < 0,
  };
}

/** The display extension of the canonical, a contained Questionnaire, else the last word of its address. */
function titleOf(resource: Resource, canonical: string): string {
  const extensions = children(child(resource, '_questionnaire'), 'extension');
  const shown = string(
    extensions.find(({ url }) => url === TITLE),
    'valueString',
  );
  const contained = children(resource, 'contained').find(({ resourceType }) => resourceType === 'Questionnaire');
  const last = /([^/|#]+)(?:\|.*)?$/.exec(canonical)?.[1] ?? '';
  return shown ?? string(contained, 'title') ?? last.replace(/[-_]+/g, ' ');
}

const idsOf = (identifier: Resource | undefined): PatientIdentifier[] => {
  const value = string(identifier, 'value');
  return value === undefined ? [] : [{ value, issuer: normaliseIssuer(string(identifier, 'system') ?? '') }];
};

function readItems(parent: Resource, depth: number, count: { left: number }): FormItem[] {
  if (depth > MAX_DEPTH) {
    if (children(parent, 'item').length > 0) count.left = -1;
    return [];
  }
  return children(parent, 'item').flatMap((item): FormItem[] => {
    count.left -= 1;
    if (count.left < 0) return [];
    const answers = children(item, 'answer');
    return [
      {
        linkId: string(item, 'linkId') ?? '',
        text: string(item, 'text') ?? string(item, 'linkId') ?? '',
        answers: answers.map(readAnswer),
        items: [...readItems(item, depth + 1, count), ...answers.flatMap((answer) => readItems(answer, depth + 1, count))],
      },
    ];
  });
}

/** value[x] of an answer (R4 §9.12.3). */
function readAnswer(answer: Resource): FormAnswer {
  for (const name of ['valueInteger', 'valueDecimal']) {
    const value = number(answer, name);
    if (value !== undefined) return { text: printNumber(value), value };
  }
  if (typeof answer.valueBoolean === 'boolean') return { text: answer.valueBoolean ? '✓' : '✗' };
  for (const name of ['valueString', 'valueDate', 'valueDateTime', 'valueTime', 'valueUri']) {
    const text = string(answer, name);
    if (text !== undefined) return { text: name === 'valueDateTime' ? text.replace('T', ' ').slice(0, 16) : text };
  }
  const quantity = child(answer, 'valueQuantity');
  const amount = number(quantity, 'value');
  if (amount !== undefined)
    return {
      text: [printNumber(amount), string(quantity, 'unit') ?? string(quantity, 'code') ?? ''].join(' ').trim(),
      value: amount,
    };
  const coding = child(answer, 'valueCoding');
  if (coding) {
    const weight = ordinalOf(coding) ?? ordinalOf(answer);
    return {
      text: string(coding, 'display') ?? string(coding, 'code') ?? '',
      ...(weight !== undefined && { value: weight }),
    };
  }
  const other = child(answer, 'valueReference') ?? child(answer, 'valueAttachment');
  return { text: string(other, 'display') ?? string(other, 'title') ?? string(other, 'reference') ?? string(other, 'url') ?? '' };
}

const ordinalOf = (parent: Resource): number | undefined =>
  number(
    children(parent, 'extension').find(({ url }) => typeof url === 'string' && ORDINALS.includes(url)),
    'valueDecimal',
  );

const printNumber = (value: number): string => String(value).replace('.', ',');

/** A number that was asked for as one, by the question's own name: what may be followed over time. */
export interface Score {
  readonly linkId: string;
  readonly text: string;
  readonly value: number;
}

const SUM = /summa|total|poäng|score|index|\bVAS\b|livskvalitet/i;

/** Only numbers that the form itself holds: nothing is added up here, for each form has rules of its own for that. */
export function scoresOf(items: readonly FormItem[]): Score[] {
  const all: (Score & { readonly isChoice: boolean })[] = [];
  const visit = (item: FormItem): void => {
    const [only] = item.answers;
    if (only?.value !== undefined && item.answers.length === 1)
      all.push({ linkId: item.linkId, text: item.text, value: only.value, isChoice: !/^-?\d/.test(only.text) });
    item.items.forEach(visit);
  };
  items.forEach(visit);
  const numbers = all.filter(({ isChoice }) => !isChoice);
  const sums = numbers.filter(({ text, linkId }) => SUM.test(text) || SUM.test(linkId));
  return (sums.length > 0 ? sums : numbers).slice(0, 3).map(({ linkId, text, value }) => ({ linkId, text, value }));
}
