// XML 1.0 without document type definitions, as a tree. Nothing is loaded and no entity of the file's own is expanded,
// so a file can be no larger in memory than it is on disk; depth and count are bounded.
import { Failure } from '../../model/failure.ts';

export interface XmlElement {
  /** Local name: `section` of `cda:section`. */
  readonly name: string;
  /** By qualified name: `ID`, `xsi:type`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

const MAX_DEPTH = 200;
const MAX_NODES = 400_000;
const NAME = '[A-Za-z_:\\u0080-\\uffff][\\w.:\\-\\u0080-\\uffff]*';
const OPEN = new RegExp(`<(${NAME})`, 'y');
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const END = /\s*(\/?)>/y;
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');

interface Growing {
  readonly qualified: string;
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlNode[];
}

/**
 * The root element.
 * @throws Failure 'malformed'; 'unsupported' where the file defines entities of its own
 */
export function parseXml(text: string): XmlElement {
  const top: Growing = { qualified: '', name: '', attributes: new Map(), children: [] };
  const open: Growing[] = [top];
  let count = 0;
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const broken = (what: string): Failure => new Failure('malformed', { detail: `XML: ${what} at ${at}` });
  const through = (mark: string): void => {
    const end = text.indexOf(mark, at);
    if (end < 0) throw broken('the file ends too early');
    at = end + mark.length;
  };
  while (at < text.length) {
    const inside = open.at(-1) ?? top;
    if (++count > MAX_NODES) throw new Failure('outOfMemory', { detail: 'XML: too many nodes' });
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const said = text.slice(at, end < 0 ? text.length : end);
      at += said.length;
      if (inside !== top) inside.children.push(decodeEntities(said));
      else if (/[^\s\ufeff]/.test(said)) throw broken('text outside of the root');
    } else if (text.startsWith('<!--', at)) through('-->');
    else if (text.startsWith('<![CDATA[', at)) {
      const start = at + 9;
      through(']]>');
      inside.children.push(text.slice(start, at - 3));
    } else if (text.startsWith('<?', at)) through('?>');
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const start = at;
      through('>');
      if (text.slice(start, at).includes('[')) throw new Failure('unsupported', { detail: 'XML: a document type of its own' });
    } else if (text.startsWith('</', at)) {
      const name = match(CLOSE)?.[1];
      if (inside === top || name !== inside.qualified) throw broken('an end without its start');
      open.pop();
    } else {
      const qualified = match(OPEN)?.[1];
      if (qualified === undefined) throw broken('a stray <');
      const attributes = new Map<string, string>();
      for (let found = match(ATTRIBUTE); found; found = match(ATTRIBUTE)) {
        attributes.set(found[1] ?? '', decodeEntities(found[2] ?? found[3] ?? ''));
        if (++count > MAX_NODES) throw new Failure('outOfMemory', { detail: 'XML: too many nodes' });
      }
      const end = match(END);
      if (!end) throw broken('a broken tag');
      const element: Growing = { qualified, name: qualified.slice(qualified.indexOf(':') + 1), attributes, children: [] };
      if (inside === top && top.children.length > 0) throw broken('a second root');
      inside.children.push(element);
      if (end[1] !== '/') open.push(element);
      if (open.length > MAX_DEPTH) throw new Failure('unsupported', { detail: 'XML: too deep' });
    }
  }
  const [root] = top.children;
  if (open.length > 1 || root === undefined || typeof root === 'string') throw broken('the file ends too early');
  return root;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The five entities of XML, and characters by number; what is unknown stays as it stands. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{1,10}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
}

export const elements = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name),
  );

/** The first element down a path of local names. */
export function first(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = parent;
  for (const name of path) found = elements(found, name)[0];
  return found;
}

export const attribute = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.get(name) || undefined;

/** All text inside, as it stands. */
export function innerText(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((node) => (typeof node === 'string' ? node : innerText(node))).join('');
}

/** All text inside, blanks collapsed. */
export const wordsOf = (element: XmlElement | undefined): string => innerText(element).replace(/\s+/g, ' ').trim();
