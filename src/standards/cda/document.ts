// A clinical document (HL7 CDA R2) at any of its levels: a header, and a body of sections or of something that is not XML.
import type { Block } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { attribute, elements, first, innerText, wordsOf, type XmlElement } from '../xml/parse.ts';
import { type CdaHeader, printTs, readCdaHeader } from './header.ts';
import { readNarrative } from './narrative.ts';

export interface CdaDocument {
  readonly header: CdaHeader;
  readonly body: CdaBody;
}
export type CdaBody =
  | { readonly is: 'sections'; readonly blocks: readonly Block[] }
  /** The document inside of the document (§4.3.1). */
  | { readonly is: 'file'; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** It stands elsewhere, and nothing is loaded from where a document says. */
  | { readonly is: 'elsewhere'; readonly where: string }
  | { readonly is: 'nothing' };

export const isCda = (root: XmlElement): boolean => root.name === 'ClinicalDocument';

const MAX_SECTIONS = 2000;

/** @throws Failure 'malformed', 'unsupported' where the file inside is packed */
export function readCda(root: XmlElement): CdaDocument {
  if (!isCda(root)) throw new Failure('malformed', { detail: 'not a ClinicalDocument' });
  return { header: readCdaHeader(root), body: readBody(first(root, 'component')) };
}

function readBody(component: XmlElement | undefined): CdaBody {
  const structured = first(component, 'structuredBody');
  if (structured) {
    const sections = elements(structured, 'component').flatMap((one) => elements(one, 'section'));
    const count = { left: MAX_SECTIONS };
    const blocks = sections.flatMap((section) => readSection(section, 2, count));
    return blocks.length > 0 ? { is: 'sections', blocks } : { is: 'nothing' };
  }
  const text = first(component, 'nonXMLBody', 'text');
  const reference = attribute(first(text, 'reference'), 'value');
  if (reference !== undefined) return { is: 'elsewhere', where: reference };
  if (!text || wordsOf(text) === '') return { is: 'nothing' };
  return { is: 'file', mediaType: attribute(text, 'mediaType') ?? 'text/plain', bytes: readEd(text) };
}

/** An HL7 ED data type: text as it stands, or base64. */
function readEd(text: XmlElement): Uint8Array<ArrayBuffer> {
  if (attribute(text, 'compression') !== undefined) throw new Failure('unsupported', { detail: 'CDA: packed content' });
  if (attribute(text, 'representation')?.toUpperCase() !== 'B64') return new TextEncoder().encode(innerText(text));
  return decodeBase64(innerText(text));
}

/** @throws Failure 'malformed' */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text.replace(/[\s\ufeff]+/g, '')), (char) => char.charCodeAt(0));
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'CDA: broken base64' });
  }
}

function readSection(section: XmlElement, level: 2 | 3 | 4, count: { left: number }): Block[] {
  count.left -= 1;
  if (count.left < 0) return [];
  const title = wordsOf(first(section, 'title')) || (attribute(first(section, 'code'), 'displayName') ?? '');
  const text = first(section, 'text');
  const drawn = new Set<string>();
  const pictures = picturesOf(section);
  const context = {
    picture(id: string) {
      drawn.add(id);
      return pictures.get(id);
    },
  };
  const narrative = text ? readNarrative(text.children, context) : [];
  // A section without words for people still says what its codes are called.
  const coded = narrative.length > 0 ? [] : readEntries(section);
  const undrawn = [...pictures].filter(([id]) => !drawn.has(id)).map(([, picture]) => picture);
  const inner = elements(section, 'component').flatMap((one) => elements(one, 'section'));
  return [
    ...(title ? [{ is: 'heading', level, runs: [{ text: title }] } as const] : []),
    ...narrative,
    ...coded,
    ...undrawn,
    ...inner.flatMap((one) => readSection(one, level === 2 ? 3 : 4, count)),
  ];
}

const PICTURES = /^image\/(png|jpeg|gif|webp|bmp)$/;

/** observationMedia of the section's entries, by ID: those of a region of interest too (§4.3.6.4, §4.3.6.6). */
function picturesOf(section: XmlElement): Map<string, Block> {
  const found = new Map<string, Block>();
  const visit = (element: XmlElement): void => {
    if (element.name === 'section') return;
    if (element.name === 'observationMedia') {
      const id = attribute(element, 'ID') ?? `media ${found.size}`;
      found.set(id, pictureOf(element, id));
    } else if (element.name === 'regionOfInterest') {
      const inner = elements(element, 'entryRelationship').flatMap((one) => elements(one, 'observationMedia'))[0];
      const id = attribute(element, 'ID');
      if (inner && id !== undefined) found.set(id, pictureOf(inner, id));
      return;
    }
    elements(element).forEach(visit);
  };
  elements(section, 'entry').forEach(visit);
  return found;
}

function pictureOf(media: XmlElement, id: string): Block {
  const value = first(media, 'value');
  const mediaType = attribute(value, 'mediaType') ?? '';
  const reference = attribute(first(value, 'reference'), 'value');
  if (reference !== undefined || !PICTURES.test(mediaType))
    return { is: 'note', tone: 'info', text: `${id}: ${reference ?? (mediaType || '?')}` };
  try {
    return { is: 'picture', mediaType, bytes: readEd(value ?? media), label: id };
  } catch {
    return { is: 'note', tone: 'warn', text: `${id}: ${mediaType}` };
  }
}

const MAX_ENTRIES = 500;

/** Coded statements as name and value: the least that can be read where the author wrote no text. */
function readEntries(section: XmlElement): Block[] {
  const rows: [string, string][] = [];
  const visit = (element: XmlElement): void => {
    if (rows.length >= MAX_ENTRIES || element.name === 'section') return;
    const name = attribute(first(element, 'code'), 'displayName') ?? wordsOf(first(element, 'code', 'originalText'));
    const values = elements(element, 'value').map(printValue).filter(Boolean);
    const time =
      attribute(first(element, 'effectiveTime'), 'value') ?? attribute(first(element, 'effectiveTime', 'low'), 'value');
    if (name && (values.length > 0 || element.name !== 'act'))
      rows.push([name, [values.join(', '), time ? printTs(time) : ''].filter(Boolean).join('; ')]);
    elements(element).forEach(visit);
  };
  elements(section, 'entry').forEach(visit);
  return rows.length > 0 ? [{ is: 'facts', rows }] : [];
}

const printValue = (value: XmlElement): string => {
  const amount = [attribute(value, 'value'), attribute(value, 'unit')]
    .filter((one) => one !== undefined && one !== '1')
    .join(' ');
  return amount || (attribute(value, 'displayName') ?? wordsOf(value));
};
