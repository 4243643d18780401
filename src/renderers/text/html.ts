// HTML that others wrote, as text with headings, lists and tables: no script, no style, no form, nothing loaded, no link that leads away.
import DOMPurify from 'dompurify';
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

const TAGS =
  `a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure
  footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strong sub sup table
  tbody td tfoot th thead time tr u ul var`.split(/\s+/);
const ATTRIBUTES = ['colspan', 'rowspan', 'scope', 'dir', 'lang', 'start', 'reversed', 'datetime'];
const MOST_ELEMENTS = 100_000;

/** @throws Failure 'outOfMemory' for a page of more elements than a browser can lay out */
export function writeHtml(source: string): PaperContent {
  const fragment = sanitise(source);
  const outline = [...fragment.querySelectorAll('h1, h2, h3')];
  const hasText = (fragment.textContent ?? '').trim() !== '';
  return {
    nodes: hasText ? [fragment] : [element('p', {}, words().empty)],
    outline,
    facts: [{ name: words().format, value: 'HTML' }],
  };
}

export function sanitise(source: string): DocumentFragment {
  if ((source.match(/<[a-z]/gi)?.length ?? 0) > MOST_ELEMENTS)
    throw new Failure('outOfMemory', { detail: 'a page of too many elements' });
  const clean = DOMPurify.sanitize(source, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  // Links are text here; where one led is of no use to a reader who cannot follow it.
  for (const link of clean.querySelectorAll('a')) link.title = words().noLinks;
  return clean;
}
