// Where words stand on the paper: pure search, and the browser's own way of marking them (CSS Custom Highlight API).

const MAX_MATCHES = 2000;

/** Case does not count, and neither do the ways of writing blanks. Start and end in `text`, end exclusive. */
export function findAll(text: string, query: string): [number, number][] {
  const wanted = fold(query.trim());
  const found: [number, number][] = [];
  if (wanted === '') return found;
  const folded = fold(text);
  for (let at = folded.indexOf(wanted); at >= 0 && found.length < MAX_MATCHES; at = folded.indexOf(wanted, at + wanted.length))
    found.push([at, at + wanted.length]);
  return found;
}

/** Letters that have no small form of one letter stay, so that places in both texts are the same. */
function fold(text: string): string {
  const spaced = text.replace(/[\t\n\u00a0\u202f]/g, ' ');
  const small = spaced.toLowerCase();
  return small.length === spaced.length ? small : [...spaced].map(foldLetter).join('');
}
const foldLetter = (letter: string): string => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter);

/** Which piece a place lies in. @param at from 0 @returns from 0 */
export function pieceAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const BLOCK = 'p, h1, h2, h3, h4, li, dt, dd, td, th, caption, div, article, figure, button';

/** @returns the places of the words, in reading order */
export function findRanges(root: HTMLElement, query: string): Range[] {
  const nodes: Text[] = [];
  const starts: number[] = [];
  let text = '';
  let previous: Element | null | undefined;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const block = node.parentElement?.closest(BLOCK);
    if (previous !== undefined && block !== previous) text += '\u0000';
    previous = block;
    nodes.push(node);
    starts.push(text.length);
    text += node.data;
  }
  return findAll(text, query).flatMap(([from, to]) => {
    const [first, last] = [pieceAt(starts, from), pieceAt(starts, to - 1)];
    const [start, end] = [nodes[first], nodes[last]];
    if (!start || !end) return [];
    const range = document.createRange();
    range.setStart(start, from - (starts[first] ?? 0));
    range.setEnd(end, Math.min(end.length, to - (starts[last] ?? 0)));
    return [range];
  });
}

/** Shared by all papers of the page, as the registry is: each puts in and takes out its own. */
export function mark(name: 'hb-found' | 'hb-found-now', ranges: Iterable<Range>): () => void {
  if (typeof Highlight === 'undefined' || !CSS.highlights) return () => undefined;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  if (name === 'hb-found-now') highlight.priority = 1;
  CSS.highlights.set(name, highlight);
  const own = [...ranges];
  for (const range of own) highlight.add(range);
  return () => own.forEach((range) => void highlight.delete(range));
}
