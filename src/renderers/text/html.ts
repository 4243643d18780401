// HTML as prose: sanitised, then read element by element. None of its markup, addresses or styles reaches the page.
import DOMPurify from 'dompurify';
import type { Block } from '../../lib/prose.ts';
import { readNarrative } from '../../standards/cda/narrative.ts';
import type { XmlNode } from '../../standards/xml/parse.ts';

export interface HtmlDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Pictures that lie elsewhere. */
  readonly omitted: number;
}

const TAGS =
  'a b blockquote br caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul article header footer main address center font'.split(
    ' ',
  );
const MAX_DEPTH = 150;
const MAX_NODES = 100_000;
const DATA = /^data:(image\/(?:png|jpeg|gif|webp|bmp));base64,([A-Za-z0-9+/=\s]+)$/;

/** Never throws: every text is some HTML. */
export function readHtml(html: string): HtmlDocument {
  const title = /<title[^>]*>([^<]{0,400})/i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  const body = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'src', 'colspan', 'rowspan', 'align'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  let omitted = 0;
  const budget = { nodes: MAX_NODES };
  const blocks = readNarrative(toTree(body, 0, budget), {
    picture(source) {
      const picture = toPicture(source);
      if (!picture) omitted += 1;
      return picture;
    },
  });
  return { title: decode(title), blocks, omitted };
}

/** Entities in a title. */
function decode(text: string): string {
  return new DOMParser().parseFromString(text, 'text/html').body.textContent;
}

function toTree(parent: Node, depth: number, budget: { nodes: number }): XmlNode[] {
  if (depth > MAX_DEPTH) return [parent.textContent ?? ''];
  const nodes: XmlNode[] = [];
  for (const node of parent.childNodes) {
    budget.nodes -= 1;
    if (budget.nodes < 0) break;
    if (node instanceof Element) nodes.push(toElement(node, depth, budget));
    else if (node.nodeType === Node.TEXT_NODE) nodes.push(node.nodeValue ?? '');
  }
  return nodes;
}

const NAMES: Readonly<Record<string, string>> = {
  dt: 'p',
  dd: 'p',
  dl: 'div',
  address: 'p',
  figcaption: 'p',
  figure: 'div',
  center: 'div',
  article: 'div',
  header: 'div',
  footer: 'div',
  main: 'div',
};

const toElement = (element: Element, depth: number, budget: { nodes: number }): XmlNode => {
  const name = element.localName;
  return {
    name: NAMES[name] ?? name,
    attributes: new Map([...element.attributes].map((one) => [one.name, one.value])),
    children: toTree(element, depth + 1, budget),
  };
};

function toPicture(source: string): Block | undefined {
  const match = DATA.exec(source);
  if (!match) return undefined;
  try {
    const bytes = Uint8Array.from(atob((match[2] ?? '').replace(/\s/g, '')), (char) => char.charCodeAt(0));
    return { is: 'picture', mediaType: match[1] ?? '', bytes, label: '' };
  } catch {
    return undefined;
  }
}
