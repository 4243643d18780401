// Which of several reports is read first: the newest that still holds, its addenda above it, what was replaced last.
import type { SrDocument } from './document.ts';

/** Why a document is not simply the report. */
export interface Standing {
  readonly document: SrDocument;
  /** A later one of the same list names it as its predecessor (0040,A360). */
  readonly isReplaced: boolean;
  /** It names a predecessor itself. */
  readonly isAmendment: boolean;
}

export function orderDocuments(documents: readonly SrDocument[]): Standing[] {
  const replaced = new Set(documents.flatMap(({ instance, predecessors }) => predecessors.filter((one) => one !== instance)));
  return documents
    .map((document) => ({
      document,
      isReplaced: replaced.has(document.instance),
      isAmendment: document.predecessors.length > 0,
    }))
    .sort((a, b) => Number(a.isReplaced) - Number(b.isReplaced) || byNewest(a.document, b.document));
}

const byNewest = (a: SrDocument, b: SrDocument): number =>
  (b.when?.iso ?? '').localeCompare(a.when?.iso ?? '') || b.number - a.number || a.instance.localeCompare(b.instance);
