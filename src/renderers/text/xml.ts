// XML that has no style of its own: its texts under their elements' names, indented.
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

const MOST_LINES = 20_000;
const MOST_DEPTH = 100;

/** @throws Failure 'malformed'; 'unsupported' where entities are declared, which can expand without end */
export function parseXml(source: string): Document {
  if (/<!ENTITY/i.test(source)) throw new Failure('unsupported', { detail: 'XML that declares entities' });
  const document = new DOMParser().parseFromString(source, 'application/xml');
  if (document.querySelector('parsererror')) throw new Failure('malformed', { detail: 'XML that cannot be read' });
  return document;
}

export function writeXml(document: Document): PaperContent {
  const lines: string[] = [];
  const visit = (node: Element, depth: number): void => {
    if (lines.length >= MOST_LINES || depth > MOST_DEPTH) return;
    const attributes = [...node.attributes]
      .filter(({ name }) => !name.startsWith('xmlns'))
      .map(({ name, value }) => `${name}="${value}"`);
    const own = [...node.childNodes].filter((child) => child.nodeType === 3).map(({ textContent }) => textContent?.trim() ?? '');
    const text = own.filter(Boolean).join(' ');
    lines.push(
      `${'  '.repeat(depth)}${node.localName}${attributes.length > 0 ? ` [${attributes.join(' ')}]` : ''}${text ? `: ${text}` : ''}`,
    );
    for (const child of node.children) visit(child, depth + 1);
  };
  visit(document.documentElement, 0);
  const isCut = lines.length >= MOST_LINES;
  return {
    nodes: [...(isCut ? [element('p', { 'data-note': true }, words().cutOff)] : []), element('pre', {}, lines.join('\n'))],
    facts: [{ name: words().format, value: 'XML' }],
  };
}
