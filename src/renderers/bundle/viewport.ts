// Manifests and ZIP files: what is in them, and one file at a time to save.
import { Failure } from '../../model/failure.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { listDocuments, readDocument } from '../documents.ts';
import type { PaperContent, PaperKind } from '../paperKind.ts';
import { createPaperViewport } from '../paperViewport.ts';
import { writeResources } from './resources.ts';
import { writeZip } from './zip.ts';

/** A list is read from the end of the file; more than this is not fetched for one. */
const MAX_BYTES = 256 * 2 ** 20;

export const bundleKind: PaperKind = {
  id: 'bundle',
  async list(item, host, call) {
    const documents = await listDocuments(item, host, () => true, call);
    const [first, ...rest] = documents.map((document) => ({
      key: document.part.key,
      label: document.label ?? '',
      write: async (own: Parameters<typeof readDocument>[2]): Promise<PaperContent> => {
        const { bytes } = await readDocument(document, host, { ...own, maxBytes: MAX_BYTES });
        if (bytes[0] === 0x50 && bytes[1] === 0x4b) return writeZip(bytes, item.title);
        return writeResources(parse(bytes), item.title);
      },
    }));
    if (!first) throw new Failure('missing', { detail: 'no such document in the item' });
    return [first, ...rest];
  },
};

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes).text);
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'neither a ZIP nor JSON' });
  }
}

export const createViewport = createPaperViewport(bundleKind);
