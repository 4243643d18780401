// The narrative block of a CDA section (CDA R2 §4.3.5): a language of its own, written anew in ours.
import { element } from '../../lib/dom.ts';
import { words } from './words.ts';

type Tag = keyof HTMLElementTagNameMap;
const TAGS: Readonly<Record<string, Tag>> = {
  paragraph: 'p',
  br: 'br',
  sub: 'sub',
  sup: 'sup',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  th: 'th',
  td: 'td',
  item: 'li',
  caption: 'caption',
  footnote: 'small',
  content: 'span',
  linkHtml: 'span',
};
const STYLES: Readonly<Record<string, Tag>> = { bold: 'strong', italics: 'em', underline: 'u', emphasis: 'em' };
const MOST_NODES = 50_000;
const MOST_DEPTH = 60;

/** @param pictures addresses by the ID that renderMultiMedia names */
export function writeNarrative(text: Element, pictures: ReadonlyMap<string, string>): Node[] {
  let count = 0;
  const writeAll = (parent: Element, depth: number): Node[] =>
    [...parent.childNodes].flatMap((node): Node[] => {
      if (count++ > MOST_NODES || depth > MOST_DEPTH) return [];
      if (node.nodeType === 3) return isLoose(parent, node) ? [] : [document.createTextNode(node.textContent ?? '')];
      return node.nodeType === 1 ? [write(node as Element, depth)] : [];
    });
  const write = (node: Element, depth: number): Node => {
    const name = node.localName;
    if (name === 'list') return element(node.getAttribute('listType') === 'ordered' ? 'ol' : 'ul', {}, ...items(node, depth));
    if (name === 'renderMultiMedia') return writePicture(node, pictures);
    const style = (node.getAttribute('styleCode') ?? '').toLowerCase();
    const dressed = Object.entries(STYLES).find(([word]) => style.includes(word))?.[1];
    const tag = TAGS[name] ?? 'span';
    const made = element(tag === 'span' && dressed ? dressed : tag, spanOf(node), ...writeAll(node, depth + 1));
    return made;
  };
  /** Captions of lists stand before them; only items may stand in them. */
  const items = (list: Element, depth: number): Node[] =>
    [...list.children].filter(({ localName }) => localName === 'item').map((item) => write(item, depth + 1));
  return writeAll(text, 0).map((node) => (node instanceof Text && node.data.trim() !== '' ? element('p', {}, node) : node));
}

/** White space between the parts of a table or list. */
const isLoose = (parent: Element, node: Node): boolean =>
  /^(table|thead|tbody|tfoot|tr|list|text)$/.test(parent.localName) && (node.textContent ?? '').trim() === '';

function spanOf(node: Element): Record<string, string> {
  const spans: Record<string, string> = {};
  for (const name of ['colspan', 'rowspan']) {
    const value = Number(node.getAttribute(name) ?? '1');
    if (Number.isInteger(value) && value > 1 && value <= 100) spans[name] = String(value);
  }
  return spans;
}

function writePicture(node: Element, pictures: ReadonlyMap<string, string>): Node {
  const [name = ''] = (node.getAttribute('referencedObject') ?? '').split(/\s+/);
  const src = pictures.get(name);
  const say = words();
  return src ? element('img', { src, alt: say.picture }) : element('em', {}, say.missingPicture);
}
