// A FHIR Bundle (R4 §2.36) or List (R4 §2.37) on paper: what lies in it, and the text of the document that it may be.
import { type Block, type Cell, cell, heading, type Sheet } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { printWhen } from '../../model/printWhen.ts';
import { readNarrative } from '../../standards/cda/narrative.ts';
import { toWhen } from '../../standards/fhir/dateTime.ts';
import { child, children, codings, isResource, type Resource, string } from '../../standards/fhir/json.ts';
import { parseXml } from '../../standards/xml/parse.ts';
import { words } from './words.ts';

const MAX_ROWS = 2000;
const MAX_DEPTH = 6;

/** @throws Failure 'malformed' where it is neither */
export function composeBundle(resource: unknown, label: string): () => Sheet {
  if (!isResource(resource) || (resource.resourceType !== 'Bundle' && resource.resourceType !== 'List'))
    throw new Failure('malformed', { detail: 'neither a Bundle nor a List' });
  const isBundle = resource.resourceType === 'Bundle';
  const entries = children(resource, 'entry');
  const inside = isBundle ? entries.map((entry) => child(entry, 'resource')).filter((one) => one !== undefined) : [];
  const composition = inside.find(({ resourceType }) => resourceType === 'Composition');
  return () => {
    const say = words();
    const title = string(resource, 'title') ?? (composition && string(composition, 'title')) ?? label;
    const time = string(resource, 'timestamp') ?? string(resource, 'date') ?? (composition && string(composition, 'date')) ?? '';
    const kind = isBundle ? (string(resource, 'type') ?? '') : (string(resource, 'mode') ?? '');
    const facts = (
      [
        [say.kind, [isBundle ? 'FHIR Bundle' : 'FHIR List', kind].filter(Boolean).join(', ')],
        [say.date, printTime(time)],
        [say.author, string(children(composition ?? resource, 'author')[0] ?? child(resource, 'source'), 'display') ?? ''],
        [say.contents, say.entries(entries.length)],
      ] as [string, string][]
    ).filter(([, value]) => value !== '');
    const head = [say.type, say.what, say.date].map((text) => cell(text, { isHead: true }));
    const rows = entries.slice(0, MAX_ROWS).map((entry) => (isBundle ? bundleRow(entry) : listRow(entry)));
    return {
      title,
      blocks: [
        { is: 'heading', level: 1, runs: [{ text: title || say.bundle }] },
        { is: 'facts', rows: facts },
        ...(composition ? sectionBlocks(composition, 2) : []),
        ...(composition ? [heading(2, say.contents)] : []),
        ...(rows.length > 0
          ? [{ is: 'table', rows: [head, ...rows] } as const]
          : [{ is: 'note', tone: 'info', text: say.empty } as const]),
        ...(entries.length > MAX_ROWS ? [{ is: 'note', tone: 'warn', text: say.more(entries.length - MAX_ROWS) } as const] : []),
      ],
      facts: [[say.format, 'FHIR JSON'], ...facts],
    };
  };
}

const printTime = (value: string): string => {
  const when = toWhen(value);
  return when ? printWhen(when) : value;
};

function bundleRow(entry: Resource): Cell[] {
  const resource = child(entry, 'resource');
  const request = child(entry, 'request');
  const type = string(resource, 'resourceType') ?? string(request, 'method') ?? '';
  return [
    cell(type),
    cell(nameOf(resource) || (string(request, 'url') ?? string(entry, 'fullUrl') ?? '')),
    cell(printTime(dateOf(resource))),
  ];
}

function listRow(entry: Resource): Cell[] {
  const item = child(entry, 'item');
  const reference = string(item, 'reference') ?? '';
  const type = string(item, 'type') ?? /(?:^|\/)([A-Z][A-Za-z]+)\//.exec(reference)?.[1] ?? '';
  const what = string(item, 'display') ?? reference;
  const look = entry.deleted === true ? { strike: true } : {};
  return [
    cell(type),
    { blocks: [{ is: 'paragraph', runs: [{ text: what, ...look }] }] },
    cell(printTime(string(entry, 'date') ?? '')),
  ];
}

/** What a person would call the resource: its title, its code, its name. */
function nameOf(resource: Resource | undefined): string {
  if (!resource) return '';
  const name = children(resource, 'name')[0];
  const told = [
    string(resource, 'title'),
    string(resource, 'description'),
    ...['code', 'type', 'vaccineCode', 'medicationCodeableConcept'].map(
      (one) => codings(resource, one).find(({ display }) => display !== '')?.display,
    ),
    string(name, 'text') ??
      [...(Array.isArray(name?.given) ? name.given : []), name?.family].filter((one) => typeof one === 'string').join(' '),
    string(resource, 'name'),
    string(resource, 'contentType'),
    string(resource, 'id'),
  ];
  return told.find((one) => one !== undefined && one !== '') ?? '';
}

function dateOf(resource: Resource | undefined): string {
  for (const name of [
    'effectiveDateTime',
    'authoredOn',
    'authored',
    'date',
    'started',
    'issued',
    'recordedDate',
    'birthDate',
    'created',
  ]) {
    const value = string(resource, name);
    if (value !== undefined) return value;
  }
  return string(child(resource, 'effectivePeriod'), 'start') ?? string(child(resource, 'period'), 'start') ?? '';
}

/** A document's sections (R4 §2.42): XHTML of the author's, read as text. */
function sectionBlocks(parent: Resource, level: 2 | 3 | 4, depth = 0): Block[] {
  if (depth > MAX_DEPTH) return [];
  return children(parent, 'section').flatMap((section) => {
    const title = string(section, 'title');
    return [
      ...(title === undefined ? [] : [heading(level, title)]),
      ...narrativeBlocks(string(child(section, 'text'), 'div') ?? ''),
      ...sectionBlocks(section, level === 2 ? 3 : 4, depth + 1),
    ];
  });
}

function narrativeBlocks(div: string): Block[] {
  if (div === '') return [];
  try {
    return readNarrative(parseXml(div).children, { picture: () => undefined });
  } catch {
    return [{ is: 'lines', runs: [{ text: div }], isProse: true }];
  }
}
