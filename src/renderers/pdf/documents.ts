// Which documents an item holds, and their bytes.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { type DocumentRef, listEncapsulated } from '../encapsulated.ts';
import type { Host } from '../renderer.ts';
import { isEncapsulated, isPdf } from './isPdf.ts';

type Lender = Pick<Host, 'read' | 'admit'>;

/** A series of more documents than this is a fault, not a letter. */
const MAX_DOCUMENTS = 500;

/**
 * The item's documents in order.
 * @throws Failure 'otherPatient' when one of them says that it is somebody else's
 */
export async function listDocuments(
  item: TimelineItem,
  host: Lender,
  call: Call,
): Promise<readonly [DocumentRef, ...DocumentRef[]]> {
  host.admit(item.identity);
  const lists = await Promise.all(
    item.parts.filter(isPdf).map(async (part) => (isEncapsulated(part) ? listEncapsulated(part, host, call) : [plain(part)])),
  );
  const [first, ...others] = lists.flat().slice(0, MAX_DOCUMENTS);
  if (!first) throw new Failure('missing', { detail: 'no PDF in the item' });
  return [first, ...others];
}

const plain = (part: Part): DocumentRef => ({ part, ...(part.label && { label: part.label }) });

/** 64 MB per GB of memory that the device owns up to: bytes, pdf.js's copy and its canvases must fit beside pictures. */
const mostBytes = (): number => {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return (deviceMemory ?? 4) * 64 * 2 ** 20;
};

interface Reading extends Call {
  readonly maxBytes?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** @throws Failure, also 'outOfMemory' over `maxBytes` */
export async function readDocument(
  { part, instance }: DocumentRef,
  { read }: Pick<Host, 'read'>,
  { signal, maxBytes = mostBytes(), onProgress = () => undefined }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await read(part, { signal, accept: ['application/pdf'], ...(instance && { instance }) });
  const bytes = await readBytes(response, { signal, maxBytes, onProgress });
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  return bytes;
}
