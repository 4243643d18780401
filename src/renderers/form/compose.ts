// An answered form on paper: what it is, its numbers over time, its questions with their answers.
import type { Block, Cell, Sheet } from '../../lib/prose.ts';
import { cell, heading } from '../../lib/prose.ts';
import { formatPatientId } from '../../model/identity.ts';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import { compareIds } from '../../standards/cda/whose.ts';
import { toWhen } from '../../standards/fhir/dateTime.ts';
import { type FormItem, type FormResponse, scoresOf } from '../../standards/fhir/questionnaireResponse.ts';
import { trendsOf } from './trends.ts';
import { words } from './words.ts';

/** What the reader must not miss: it is about somebody else. */
export function warningOf({ subject }: FormResponse, { identity }: TimelineItem): string | undefined {
  if (compareIds(subject.ids, identity.id) !== 'other') return undefined;
  return words().otherPatient([subject.name, ...subject.ids.map(formatPatientId)].filter(Boolean).join(', '));
}

/** @param earlier answers to the same questionnaire, in any order */
export function composeForm(response: FormResponse, item: TimelineItem, earlier: readonly FormResponse[]): Sheet {
  const say = words();
  const warning = warningOf(response, item);
  const title = response.title || item.title;
  const facts = factsOf(response);
  const blocks: Block[] = [
    ...(warning === undefined ? [] : [{ is: 'note', tone: 'danger', text: warning } as const]),
    ...statusNote(response),
    { is: 'heading', level: 1, runs: [{ text: title || say.form }] },
    { is: 'facts', rows: facts },
    ...trendBlocks(response, earlier),
    ...itemBlocks(response.items, 2),
    ...(response.isCut ? [{ is: 'note', tone: 'warn', text: say.cut } as const] : []),
  ];
  return { title, blocks, facts: [[say.format, 'FHIR QuestionnaireResponse'], ...facts] };
}

/** R4: in-progress | completed | amended | entered-in-error | stopped */
function statusNote({ status }: FormResponse): Block[] {
  const say = words();
  if (status === 'entered-in-error') return [{ is: 'note', tone: 'danger', text: say.enteredInError }];
  if (status === 'in-progress' || status === 'stopped') return [{ is: 'note', tone: 'warn', text: say.unfinished }];
  return status === 'amended' ? [{ is: 'note', tone: 'info', text: say.amended }] : [];
}

function factsOf({ authored, author, source, subject }: FormResponse): [string, string][] {
  const say = words();
  const when = toWhen(authored);
  const rows: [string, string][] = [
    [say.patient, [subject.name, ...subject.ids.map(formatPatientId)].filter(Boolean).join(', ')],
    [say.answered, when ? printWhen(when) : authored],
    [say.answeredBy, source],
    [say.author, author === source ? '' : author],
  ];
  return rows.filter(([, value]) => value !== '');
}

function trendBlocks(response: FormResponse, earlier: readonly FormResponse[]): Block[] {
  const scores = scoresOf(response.items);
  const trends = trendsOf(response, earlier);
  const say = words();
  if (scores.length === 0) return [];
  const rows = trends.map(({ label, points }): Cell[] => {
    const shown = points.findIndex(({ isShown }) => isShown);
    const [now, before] = [points[shown], points[shown - 1]];
    return [
      cell(label, { isHead: true }),
      cell(now ? print(now.value) : '', { align: 'end' }),
      cell(before ? `${print(before.value)} (${before.when.slice(0, 10)})` : '–', { align: 'end' }),
      cell(now && before ? signed(now.value - before.value) : '–', { align: 'end' }),
    ];
  });
  const head = [say.score, say.value, say.before, say.change].map((text, index) =>
    cell(text, { isHead: true, ...(index > 0 && { align: 'end' as const }) }),
  );
  return [
    heading(2, say.scores),
    { is: 'table', rows: [head, ...rows] },
    ...trends.flatMap(({ label, points }): Block[] =>
      points.length > 1
        ? [
            { is: 'paragraph', runs: [{ text: label, muted: true }] },
            { is: 'trend', label, points },
          ]
        : [],
    ),
  ];
}

const print = (value: number): string => String(Number(value.toPrecision(6))).replace('.', ',');
const signed = (value: number): string => (value === 0 ? '±0' : `${value > 0 ? '+' : '−'}${print(Math.abs(value))}`);

/** Questions as rows; groups as headings above theirs. */
function itemBlocks(items: readonly FormItem[], level: 2 | 3 | 4): Block[] {
  const blocks: Block[] = [];
  let rows: Cell[][] = [];
  const flush = (): void => {
    if (rows.length > 0)
      blocks.push({
        is: 'table',
        rows: [[cell(words().question, { isHead: true }), cell(words().answer, { isHead: true })], ...rows],
      });
    rows = [];
  };
  for (const item of items) {
    const isGroup = item.answers.length === 0 && item.items.length > 0;
    if (isGroup) {
      flush();
      blocks.push({ is: 'heading', level, runs: [{ text: item.text }] }, ...itemBlocks(item.items, level === 2 ? 3 : 4));
    } else {
      rows.push([cell(item.text), cell(printAnswers(item))]);
      for (const inner of item.items) rows.push(...followUps(inner, 1));
    }
  }
  flush();
  return blocks;
}

function followUps(item: FormItem, depth: number): Cell[][] {
  const question: Cell = { blocks: [{ is: 'paragraph', runs: [{ text: item.text }], indent: Math.min(4, depth) }] };
  return [[question, cell(printAnswers(item))], ...item.items.flatMap((inner) => followUps(inner, depth + 1))];
}

/** A choice with the number that it stands for. */
const printAnswers = ({ answers }: FormItem): string =>
  answers.length === 0
    ? words().unanswered
    : answers
        .map(({ text, value }) => {
          const told = text === '✓' ? words().yes : text === '✗' ? words().no : text;
          return value === undefined || /^-?\d/.test(text) ? told : `${told} (${print(value)})`;
        })
        .join('\n');
