// The search in the text: matches are painted by the browser's highlights, so that the text stays as it is.
import type { ReportStore } from './state.ts';

const MOST_MATCHES = 2000;
/** Shared by all panes of the page: each adds its own ranges and takes them away. */
const NAMES = { all: 'helbild-report-match', current: 'helbild-report-current' } as const;

export class Finding {
  #ranges: Range[] = [];
  #current: Range | undefined;
  readonly #root: HTMLElement;
  readonly #store: ReportStore;

  constructor(root: HTMLElement, store: ReportStore) {
    this.#root = root;
    this.#store = store;
  }

  get marked(): readonly Range[] {
    return this.#ranges;
  }

  search = (query: string): void => {
    this.#clear();
    this.#ranges = query.trim() === '' ? [] : findRanges(this.#root, query.trim());
    const total = this.#ranges.length;
    for (const range of this.#ranges) highlight(NAMES.all)?.add(range);
    this.#store.setState({ search: { query, total, current: 0 } });
    if (total > 0) this.step(1);
  };

  /** Around at the ends. */
  step = (by: 1 | -1): void => {
    const { search } = this.#store.getState();
    if (!search || search.total === 0) return;
    const current = ((search.current - 1 + by + search.total) % search.total) + 1;
    if (this.#current) highlight(NAMES.current)?.delete(this.#current);
    this.#current = this.#ranges[current - 1];
    this.#store.setState({ search: { ...search, current } });
    if (!this.#current) return;
    highlight(NAMES.current)?.add(this.#current);
    const place = this.#current.startContainer.parentElement;
    const folded = place?.closest('details');
    if (folded) folded.open = true;
    place?.scrollIntoView({ block: 'center' });
  };

  /** The text has changed under an open search. */
  again(): void {
    const { search } = this.#store.getState();
    if (search && search.query !== '') this.search(search.query);
  }

  close = (): void => {
    this.#clear();
    this.#store.setState({ search: undefined });
  };

  #clear(): void {
    for (const range of this.#ranges) highlight(NAMES.all)?.delete(range);
    if (this.#current) highlight(NAMES.current)?.delete(this.#current);
    this.#ranges = [];
    this.#current = undefined;
  }
}

/** Undefined in browsers without the CSS Custom Highlight API: matches are then only scrolled to. */
function highlight(name: string): Highlight | undefined {
  if (typeof Highlight === 'undefined' || !CSS.highlights) return undefined;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

function findRanges(root: HTMLElement, query: string): Range[] {
  const ranges: Range[] = [];
  const wanted = query.toLocaleLowerCase();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST_MATCHES; node = walker.nextNode()) {
    const text = (node.textContent ?? '').toLocaleLowerCase();
    if (text.length !== node.textContent?.length) continue;
    for (let at = text.indexOf(wanted); at >= 0 && ranges.length < MOST_MATCHES; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}
