// Search in a sheet of text: every match is marked, one of them is the current one (CSS Custom Highlight API, where there is one).
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PaperSearch {
  readonly query: string;
  /** From 1; 0 when there is none. */
  readonly current: number;
  readonly total: number;
}

export interface PaperFinding {
  /** Undefined while the search is closed. */
  readonly store: StoreApi<{ readonly search: PaperSearch | undefined }>;
  open(): void;
  search(query: string): void;
  step(by: 1 | -1): void;
  close(): void;
}

/** A reader refines a search with more hits than this. */
const MOST = 2000;

const hasHighlights = (): boolean => typeof CSS !== 'undefined' && 'highlights' in CSS;

/** One of a name for the page: panes share it, each with its own ranges. */
function highlightOf(name: string): Highlight | undefined {
  if (!hasHighlights()) return undefined;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

export function createPaperFinding(sheet: HTMLElement, scroller: HTMLElement): PaperFinding {
  const store: PaperFinding['store'] = createStore(() => ({ search: undefined }));
  let ranges: readonly Range[] = [];
  let chosen: Range | undefined;
  const clear = (): void => {
    for (const range of ranges) highlightOf('hb-match')?.delete(range);
    if (chosen) highlightOf('hb-match-current')?.delete(chosen);
    ranges = [];
    chosen = undefined;
  };
  const choose = (index: number): void => {
    if (chosen) highlightOf('hb-match-current')?.delete(chosen);
    chosen = ranges[index];
    if (!chosen) return;
    highlightOf('hb-match-current')?.add(chosen);
    const box = chosen.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) scroller.scrollTop += box.top - frame.top - scroller.clientHeight / 3;
  };
  return {
    store,
    open: () => store.setState(({ search }) => ({ search: search ?? { query: '', current: 0, total: 0 } })),
    search(query) {
      clear();
      ranges = findRanges(sheet, query);
      for (const range of ranges) highlightOf('hb-match')?.add(range);
      choose(0);
      store.setState({ search: { query, current: Math.min(1, ranges.length), total: ranges.length } });
    },
    step(by) {
      const { search } = store.getState();
      if (!search || ranges.length === 0) return;
      const current = ((search.current - 1 + by + ranges.length) % ranges.length) + 1;
      choose(current - 1);
      store.setState({ search: { ...search, current } });
    },
    close() {
      clear();
      store.setState({ search: undefined });
    },
  };
}

const fold = (text: string): string => text.toLocaleLowerCase();

/** Matches within one text node; words are seldom torn apart by markup. */
function findRanges(sheet: HTMLElement, query: string): Range[] {
  const wanted = fold(query.trim());
  const found: Range[] = [];
  if (wanted === '') return found;
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && found.length < MOST; node = walker.nextNode()) {
    const text = fold(node.textContent ?? '');
    // Where folding changes a text's length its places are no longer the node's.
    if (text.length !== node.textContent?.length) continue;
    for (let at = text.indexOf(wanted); at >= 0 && found.length < MOST; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      found.push(range);
    }
  }
  return found;
}
