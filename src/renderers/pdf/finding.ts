// Searching the text of the open document, by pdf.js's find controller.
import type { EventBus } from 'pdfjs-dist/web/pdf_viewer.mjs';
import { FindState } from 'pdfjs-dist/web/pdf_viewer.mjs';
import type { PdfStore } from './state.ts';

interface Told {
  readonly matchesCount: { readonly current: number; readonly total: number };
  readonly state?: number;
}

export interface Finding {
  search(query: string): void;
  step(direction: 1 | -1): void;
  close(): void;
}

export function createFinding(bus: EventBus, store: PdfStore): Finding {
  const onTold = ({ matchesCount, state }: Told): void => {
    const { search } = store.getState();
    if (!search) return;
    const isPending = state === undefined ? search.isPending : state === FindState.PENDING;
    store.setState({ search: { ...search, current: matchesCount.current, total: matchesCount.total, isPending } });
  };
  bus.on('updatefindmatchescount', onTold);
  bus.on('updatefindcontrolstate', onTold);
  const ask = (type: '' | 'again', findPrevious: boolean): void => {
    const query = store.getState().search?.query ?? '';
    bus.dispatch('find', {
      source: bus,
      type,
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      matchDiacritics: false,
      findPrevious,
    });
  };
  return {
    search(query) {
      store.setState({ search: { query, current: 0, total: 0, isPending: query !== '' } });
      ask('', false);
    },
    step: (direction) => ask('again', direction < 0),
    close() {
      store.setState({ search: undefined });
      bus.dispatch('findbarclose', { source: bus });
    },
  };
}
