// Clinical Document Architecture R2 (HL7 CDA): who, when and by whom, then the body, by a style of our own and never the file's.
import { element } from '../../lib/dom.ts';
import type { Identity } from '../../model/patient.ts';
import type { PaperContent } from '../paperKind.ts';
import { writeNarrative } from './cdaNarrative.ts';
import { note } from './note.ts';
import { words } from './words.ts';

const MOST_SECTIONS = 2000;

export function writeCda(document: Document, identity: Identity): PaperContent {
  const root = document.documentElement;
  const say = words();
  const pictures = picturesOf(root);
  const outline: Element[] = [];
  const body = child(child(root, 'component'), 'structuredBody');
  const other = child(child(root, 'component'), 'nonXMLBody');
  const nodes: Node[] = [
    element('h1', {}, textOf(child(root, 'title')) || displayOf(child(root, 'code')) || say.type),
    writeHead(root),
  ];
  let count = 0;
  const writeSection = (section: Element, level: number): void => {
    if (count++ > MOST_SECTIONS) return;
    const title = textOf(child(section, 'title')) || displayOf(child(section, 'code'));
    if (title) {
      const heading = element(level < 3 ? 'h2' : 'h3', {}, title);
      outline.push(heading);
      nodes.push(heading);
    }
    const text = child(section, 'text');
    if (text) nodes.push(...writeNarrative(text, pictures));
    for (const component of childrenOf(section, 'component'))
      for (const inner of childrenOf(component, 'section')) writeSection(inner, level + 1);
  };
  for (const component of childrenOf(body, 'component'))
    for (const section of childrenOf(component, 'section')) writeSection(section, 2);
  if (other) nodes.push(...writeOther(child(other, 'text')));
  const isOther = namesOther(root, identity);
  return {
    nodes: isOther ? [element('p', { 'data-warning': true }, say.otherPatient), ...nodes] : nodes,
    outline,
    facts: [{ name: say.format, value: 'CDA R2' }],
    ...(isOther && { warning: say.otherPatient }),
  };
}

export const childrenOf = (parent: Element | undefined, name: string): Element[] =>
  [...(parent?.children ?? [])].filter(({ localName }) => localName === name);
export const child = (parent: Element | undefined, name: string): Element | undefined => childrenOf(parent, name)[0];
const textOf = (node: Element | undefined): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const displayOf = (node: Element | undefined): string => node?.getAttribute('displayName') ?? '';

function writeHead(root: Element): HTMLElement {
  const say = words();
  const role = child(child(root, 'recordTarget'), 'patientRole');
  const person = child(role, 'patient');
  const author = child(child(root, 'author'), 'assignedAuthor');
  const custodian = child(child(child(root, 'custodian'), 'assignedCustodian'), 'representedCustodianOrganization');
  const signer = child(child(child(root, 'legalAuthenticator'), 'assignedEntity'), 'assignedPerson');
  const rows = [
    [say.patient, nameOf(child(person, 'name'))],
    [
      say.identity,
      childrenOf(role, 'id')
        .map((id) => id.getAttribute('extension') ?? '')
        .filter(Boolean)
        .join(', '),
    ],
    [say.born, printTime(child(person, 'birthTime'))],
    [say.type, displayOf(child(root, 'code'))],
    [say.when, printTime(child(root, 'effectiveTime'))],
    [
      say.author,
      [nameOf(child(child(author, 'assignedPerson'), 'name')), textOf(child(child(author, 'representedOrganization'), 'name'))]
        .filter(Boolean)
        .join(', '),
    ],
    [say.signer, nameOf(child(signer, 'name'))],
    [say.custodian, textOf(child(custodian, 'name'))],
  ] as const;
  return element(
    'dl',
    {},
    ...rows.filter(([, value]) => value !== '').flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

/** Family name first, as everywhere in the house; a name without parts as it stands. */
function nameOf(name: Element | undefined): string {
  const family = childrenOf(name, 'family').map(textOf).join(' ');
  const given = childrenOf(name, 'given').map(textOf).join(' ');
  return [family, given].filter(Boolean).join(', ') || textOf(name);
}

/** TS (HL7 V3): YYYYMMDDhhmmss±zzzz, cut anywhere. */
function printTime(node: Element | undefined): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?/.exec(node?.getAttribute('value') ?? '') ?? [];
  const date = [year, month, day].filter(Boolean).join('-');
  return hour && minute ? `${date} ${hour}:${minute}` : date;
}

/**
 * A number that differs from the open patient's in the same register; where the registers differ or are not told, another
 * family name or date of birth.
 */
function namesOther(root: Element, { id, name, birthDate }: Identity): boolean {
  const role = child(child(root, 'recordTarget'), 'patientRole');
  const digits = (value: string) => value.replace(/[-+\s]/g, '');
  const numbers = childrenOf(role, 'id').filter((one) => one.getAttribute('extension'));
  const comparable = numbers.filter((one) => id.value !== '' && (id.issuer === '' || one.getAttribute('root') === id.issuer));
  if (comparable.length > 0) return comparable.every((one) => digits(one.getAttribute('extension') ?? '') !== digits(id.value));
  const person = child(role, 'patient');
  const family = childrenOf(child(person, 'name'), 'family').map(textOf).join(' ');
  const born = printTime(child(person, 'birthTime')).slice(0, 10);
  const isOther = (said: string, known: string | undefined): boolean =>
    said !== '' && known !== undefined && known !== '' && said.toLocaleLowerCase('sv') !== known.toLocaleLowerCase('sv');
  return isOther(family, name.family) || isOther(born, birthDate);
}

/** observationMedia and regionOfInterest by their ID, as data the browser can show. */
function picturesOf(root: Element): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>();
  for (const media of root.getElementsByTagNameNS('*', 'observationMedia')) {
    const value = child(media, 'value');
    const type = value?.getAttribute('mediaType') ?? '';
    const data = value?.textContent?.replace(/\s+/g, '') ?? '';
    const name = media.getAttribute('ID');
    if (name && /^image\/(jpeg|png|gif|bmp|webp)$/.test(type) && /^[A-Za-z0-9+/=]+$/.test(data))
      pictures.set(name, `data:${type};base64,${data}`);
  }
  return pictures;
}

/** nonXMLBody: text and pictures are shown; a PDF has been given to the renderer of PDFs before it comes here. */
function writeOther(text: Element | undefined): Node[] {
  const type = text?.getAttribute('mediaType') ?? 'text/plain';
  const isBase64 = text?.getAttribute('representation') === 'B64';
  const data = text?.textContent ?? '';
  if (/^image\/(jpeg|png|gif|bmp|webp)$/.test(type) && isBase64)
    return [element('img', { src: `data:${type};base64,${data.replace(/\s+/g, '')}`, alt: words().picture })];
  if (/^text\/plain/.test(type)) return [element('pre', {}, isBase64 ? decodeBase64(data) : data)];
  return [note(words().foreignBody(type))];
}

function decodeBase64(data: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(data.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0)));
  } catch {
    return '';
  }
}
