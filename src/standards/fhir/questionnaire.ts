// QuestionnaireResponse (FHIR R4 §10.4): questions with their answers, in order and indented, and its scores.
import { child, children, isResource, number, type Resource, string } from './json.ts';

export type Answer =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number; readonly unit: string };

export interface Question {
  /** Names the question across responses to one questionnaire. */
  readonly linkId: string;
  /** Foreign text. */
  readonly text: string;
  /** 0 at the top. */
  readonly depth: number;
  readonly answers: readonly Answer[];
  /** A heading over questions, which has no answer of its own. */
  readonly isGroup: boolean;
}

export interface FilledForm {
  /** Canonical address of the questionnaire, without its version; '' where it is not told. */
  readonly questionnaire: string;
  readonly status: string;
  readonly authored: string;
  readonly author: string;
  readonly subject: Resource | undefined;
  readonly questions: readonly Question[];
  readonly isCut: boolean;
}

const MOST_QUESTIONS = 2000;
const MOST_DEPTH = 20;

/** @returns undefined where the resource is no QuestionnaireResponse */
export function readForm(resource: unknown): FilledForm | undefined {
  if (!isResource(resource) || resource.resourceType !== 'QuestionnaireResponse') return undefined;
  const questions: Question[] = [];
  const visit = (parent: Resource, depth: number): void => {
    for (const item of children(parent, 'item')) {
      if (questions.length >= MOST_QUESTIONS || depth > MOST_DEPTH) return;
      const answers = children(item, 'answer');
      const inner = children(item, 'item');
      questions.push({
        linkId: string(item, 'linkId') ?? '',
        text: string(item, 'text') ?? string(item, 'linkId') ?? '',
        depth,
        answers: answers.flatMap(toAnswer),
        isGroup: answers.length === 0 && inner.length > 0,
      });
      visit(item, depth + 1);
      for (const answer of answers) visit(answer, depth + 1);
    }
  };
  visit(resource, 0);
  return {
    questionnaire: (string(resource, 'questionnaire') ?? '').split('|')[0] ?? '',
    status: string(resource, 'status') ?? '',
    authored: string(resource, 'authored') ?? '',
    author: string(child(resource, 'author'), 'display') ?? string(child(resource, 'source'), 'display') ?? '',
    subject: child(resource, 'subject'),
    questions,
    isCut: questions.length >= MOST_QUESTIONS,
  };
}

function toAnswer(answer: Resource): Answer[] {
  if (typeof answer.valueBoolean === 'boolean') return [{ type: 'boolean', value: answer.valueBoolean }];
  const value = number(answer, 'valueInteger') ?? number(answer, 'valueDecimal');
  if (value !== undefined) return [{ type: 'number', value, unit: '' }];
  const quantity = child(answer, 'valueQuantity');
  const amount = number(quantity, 'value');
  if (amount !== undefined)
    return [{ type: 'number', value: amount, unit: string(quantity, 'unit') ?? string(quantity, 'code') ?? '' }];
  const coding = child(answer, 'valueCoding');
  const text =
    string(coding, 'display') ??
    string(coding, 'code') ??
    ['valueString', 'valueDate', 'valueDateTime', 'valueTime', 'valueUri'].map((name) => string(answer, name)).find(Boolean) ??
    string(child(answer, 'valueReference'), 'display') ??
    string(child(answer, 'valueAttachment'), 'title');
  return text === undefined ? [] : [{ type: 'text', text }];
}

/** Questions answered by one number: scores and measures, by linkId. */
export function scoresOf({
  questions,
}: FilledForm): ReadonlyMap<string, { readonly text: string; readonly value: number; readonly unit: string }> {
  const scores = new Map<string, { readonly text: string; readonly value: number; readonly unit: string }>();
  for (const { linkId, text, answers } of questions) {
    const [answer] = answers;
    if (linkId !== '' && answers.length === 1 && answer?.type === 'number')
      scores.set(linkId, { text, value: answer.value, unit: answer.unit });
  }
  return scores;
}
