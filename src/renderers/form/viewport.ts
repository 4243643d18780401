// A form as it was answered, and its scores against the earlier answers to the same form.
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, TimelineItem } from '../../model/item.ts';
import { child, string } from '../../standards/fhir/json.ts';
import { type Answer, type FilledForm, type Question, readForm } from '../../standards/fhir/questionnaire.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { type DocumentRef, listDocuments, readDocument } from '../documents.ts';
import type { PaperContent, PaperDocument, PaperKind } from '../paperKind.ts';
import { createPaperViewport } from '../paperViewport.ts';
import type { Host } from '../renderer.ts';
import { collectTrends } from './trends.ts';
import { words } from './words.ts';
import { writeTrend } from './writeTrend.ts';

export const formKind: PaperKind = {
  id: 'form',
  async list(item, host, call) {
    const [first, ...rest] = await listDocuments(item, host, () => true, call);
    return [toDocument(first, item, host), ...rest.map((one) => toDocument(one, item, host))];
  },
};

const toDocument = (document: DocumentRef, item: TimelineItem, host: Host): PaperDocument => ({
  key: document.part.key,
  label: document.label ?? '',
  write: async (call): Promise<PaperContent> => writeForm(await loadForm(document, host, call), item, host, call),
});

/** @throws Failure 'malformed' */
export async function loadForm(document: DocumentRef, host: Pick<Host, 'read'>, call: Call): Promise<FilledForm> {
  const { bytes } = await readDocument(document, host, { ...call, maxBytes: 8 * 2 ** 20 });
  try {
    const form = readForm(JSON.parse(decodeText(bytes).text));
    if (form) return form;
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'a form that is not JSON' });
  }
  throw new Failure('malformed', { detail: 'no answered form' });
}

async function writeForm(form: FilledForm, item: TimelineItem, host: Host, call: Call): Promise<PaperContent> {
  const say = words();
  const trends = await collectTrends(form, item, host, call);
  const isOther = namesOther(form, item);
  const nodes: Node[] = [
    ...(isOther ? [element('p', { 'data-warning': true }, say.otherPatient)] : []),
    element('h1', {}, item.title || say.form),
    writeHead(form),
    ...form.questions.flatMap(writeQuestion),
    ...(form.isCut ? [element('p', { 'data-note': true }, say.cut)] : []),
    ...trends.flatMap(writeTrend),
  ];
  return {
    nodes,
    outline: nodes.filter((node): node is Element => node instanceof Element && /^H[23]$/.test(node.tagName)),
    facts: [{ name: say.state, value: say.states[form.status] ?? form.status }],
    ...(isOther && { warning: say.otherPatient }),
  };
}

function writeHead({ authored, author, status }: FilledForm): HTMLElement {
  const say = words();
  const rows = [
    [say.answered, authored.slice(0, 16).replace('T', ' ')],
    [say.by, author],
    [say.state, say.states[status] ?? status],
  ] as const;
  return element(
    'dl',
    {},
    ...rows.filter(([, value]) => value !== '').flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

function writeQuestion({ text, depth, answers, isGroup }: Question): Node[] {
  if (isGroup) return [element(depth === 0 ? 'h2' : 'h3', {}, text)];
  const say = words();
  const printed = answers.length > 0 ? answers.map(printAnswer).join(', ') : say.noAnswer;
  return [element('dl', { 'data-answer': true }, element('dt', {}, text), element('dd', {}, element('strong', {}, printed)))];
}

export function printAnswer(answer: Answer): string {
  const say = words();
  if (answer.type === 'boolean') return answer.value ? say.yes : say.no;
  return answer.type === 'text' ? answer.text : `${String(answer.value).replace('.', ',')} ${answer.unit}`.trim();
}

/** The number in subject.identifier against the open patient's. */
function namesOther({ subject }: FilledForm, { identity: { id } }: TimelineItem): boolean {
  const value = string(child(subject, 'identifier'), 'value');
  const digits = (text: string) => text.replace(/[-+\s]/g, '');
  return value !== undefined && id.value !== '' && digits(value) !== digits(id.value);
}

export const createViewport = createPaperViewport(formKind);
