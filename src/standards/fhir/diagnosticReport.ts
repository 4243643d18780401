// DiagnosticReport (R4 §10.3) with the observations it carries, as a document. Never throws; bounded.
import type { When } from '../../model/item.ts';
import { toWhen } from './dateTime.ts';
import { child, children, codings, isResource, number, type Resource, string } from './json.ts';

export interface ObservationLine {
  readonly name: string;
  readonly code: string;
  /** With its unit; '' where it is told only by an address that is not followed. */
  readonly value: string;
  readonly range: string;
  readonly interpretation: string;
}
export interface PresentedForm {
  readonly mediaType: string;
  readonly title: string;
  /** Only of plain text. */
  readonly text: string;
  readonly sizeBytes?: number;
}
export interface DiagnosticReport {
  /** R4 §10.3.3: registered, partial, preliminary, final, amended, corrected, appended, cancelled, entered-in-error, unknown */
  readonly status: string;
  readonly title: string;
  readonly when?: When;
  readonly issued?: When;
  readonly performers: readonly string[];
  readonly conclusions: readonly string[];
  /** The narrative (Resource.text) as plain text, markup taken away. */
  readonly narrative: string;
  readonly results: readonly ObservationLine[];
  readonly forms: readonly PresentedForm[];
  readonly patient?: Resource;
}

const MAX_LINES = 500;
const MAX_TEXT = 40_000;

/** The report in a JSON document: itself, or the first of a Bundle. */
export function findReport(json: unknown): { readonly report: Resource; readonly others: readonly Resource[] } | undefined {
  if (!isResource(json)) return undefined;
  const entries: Resource[] =
    json.resourceType === 'Bundle'
      ? children(json, 'entry')
          .slice(0, 5000)
          .map((entry) => child(entry, 'resource') ?? {})
      : [json];
  const report = entries.find(({ resourceType }) => resourceType === 'DiagnosticReport');
  return (
    report && { report, others: [...children(report, 'contained').slice(0, 2000), ...entries.filter((one) => one !== report)] }
  );
}

export function parseReport(report: Resource, others: readonly Resource[]): DiagnosticReport {
  const when = toWhen(string(report, 'effectiveDateTime') ?? string(child(report, 'effectivePeriod'), 'start'));
  const issued = toWhen(string(report, 'issued'));
  const wanted = new Set(children(report, 'result').map((one) => lastPart(string(one, 'reference') ?? '')));
  const observations = others.filter(({ resourceType, id }) => resourceType === 'Observation' && wanted.has(String(id)));
  const untold = children(report, 'result').filter(
    (one) => !observations.some(({ id }) => String(id) === lastPart(string(one, 'reference') ?? '')),
  );
  const subject = others.filter(({ resourceType }) => resourceType === 'Patient');
  return {
    status: string(report, 'status') ?? 'unknown',
    title: conceptOf(report, 'code'),
    ...(when && { when }),
    ...(issued && { issued }),
    performers: [...children(report, 'resultsInterpreter'), ...children(report, 'performer')].slice(0, 20).flatMap((one) => {
      const name = string(one, 'display');
      return name ? [name] : [];
    }),
    conclusions: [string(report, 'conclusion') ?? '', ...codings(report, 'conclusionCode').map(({ display }) => display)]
      .filter((one, index, all) => one !== '' && all.indexOf(one) === index)
      .slice(0, 50)
      .map((one) => one.slice(0, MAX_TEXT)),
    narrative: toPlain(string(child(report, 'text'), 'div') ?? ''),
    results: [
      ...observations.flatMap(toLines),
      ...untold.map((one) => ({ name: string(one, 'display') ?? '', code: '', value: '', range: '', interpretation: '' })),
    ]
      .filter(({ name }) => name !== '')
      .slice(0, MAX_LINES),
    forms: children(report, 'presentedForm').slice(0, 20).map(toForm),
    ...(subject.length === 1 && subject[0] && { patient: subject[0] }),
  };
}

const lastPart = (reference: string): string => reference.replace(/^#/, '').split('/').at(-1) ?? '';

/** What a CodeableConcept is called: its text, else the first display, else its code. */
function conceptOf(parent: Resource, name: string): string {
  const concept = children(parent, name)[0];
  const said = codings(parent, name);
  return string(concept, 'text') ?? said.find(({ display }) => display !== '')?.display ?? said[0]?.code ?? '';
}

/** An observation and its components. */
const toLines = (observation: Resource): ObservationLine[] =>
  [observation, ...children(observation, 'component').slice(0, 100)].map(toLine).filter(({ name, value }) => name + value !== '');

const toLine = (one: Resource): ObservationLine => ({
  name: conceptOf(one, 'code'),
  code: codings(one, 'code').find(({ code }) => code !== '')?.code ?? '',
  value: answerOf(one).slice(0, MAX_TEXT),
  range: children(one, 'referenceRange').map(printRange).filter(Boolean).slice(0, 3).join('; '),
  interpretation: conceptOf(one, 'interpretation'),
});

function answerOf(one: Resource): string {
  const flag = one.valueBoolean;
  if (typeof flag === 'boolean') return String(flag);
  return (
    printQuantity(child(one, 'valueQuantity')) ||
    string(one, 'valueString') ||
    conceptOf(one, 'valueCodeableConcept') ||
    string(one, 'valueDateTime') ||
    (number(one, 'valueInteger') === undefined ? '' : String(number(one, 'valueInteger')))
  );
}

function printQuantity(quantity: Resource | undefined): string {
  const value = number(quantity, 'value');
  if (value === undefined) return '';
  return [string(quantity, 'comparator') ?? '', value, ` ${string(quantity, 'unit') ?? string(quantity, 'code') ?? ''}`]
    .join('')
    .trim();
}

function printRange(range: Resource): string {
  const text = string(range, 'text');
  if (text) return text;
  const [low, high] = [printQuantity(child(range, 'low')), printQuantity(child(range, 'high'))];
  return low && high ? `${low} – ${high}` : low ? `≥ ${low}` : high ? `≤ ${high}` : '';
}

function toForm(form: Resource): PresentedForm {
  const mediaType = string(form, 'contentType') ?? '';
  const sizeBytes = number(form, 'size');
  return {
    mediaType,
    title: string(form, 'title') ?? '',
    text: /^text\/plain\b/.test(mediaType) ? decode(string(form, 'data') ?? '') : '',
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
}

function decode(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64.slice(0, MAX_TEXT * 2).replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(bytes).slice(0, MAX_TEXT);
  } catch {
    return '';
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Markup to text: never handed to a parser of HTML. */
const toPlain = (xhtml: string): string =>
  xhtml
    .slice(0, MAX_TEXT)
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d|\/th|\/td)\b[^>]{0,200}>/gi, (tag) => (/t[hd]/i.test(tag) ? ' ' : '\n'))
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(lt|gt|amp|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
