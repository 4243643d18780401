// What is read as text: which documents an item has, and who writes each of them on the sheet.
import type { TimelineItem } from '../../model/item.ts';
import { type DocumentRef, listDocuments, readDocument } from '../documents.ts';
import type { PaperContent, PaperDocument, PaperKind } from '../paperKind.ts';
import { createPaperViewport } from '../paperViewport.ts';
import type { Host } from '../renderer.ts';
import { isText } from './isText.ts';
import { writeDocument } from './writeDocument.ts';

type Lender = Pick<Host, 'read' | 'admit'>;

export const textKind: PaperKind = {
  id: 'text',
  async list(item, host, call) {
    const [first, ...rest] = await listDocuments(item, host, isText, call);
    return [toDocument(first, item, host), ...rest.map((document) => toDocument(document, item, host))];
  },
};

function toDocument(document: DocumentRef, item: TimelineItem, host: Lender): PaperDocument {
  const { part, instance, label = '' } = document;
  return {
    key: `${part.key} ${instance ?? ''}`,
    label,
    ...(instance !== undefined && { instance }),
    write: async (call): Promise<PaperContent> => writeDocument(await readDocument(document, host, call), item.identity),
  };
}

export const createViewport = createPaperViewport(textKind);
