// Which documents an item holds, and their bytes: files of their own, and those inside DICOM objects (PS3.3 A.45).
import { readBytes } from '../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../model/failure.ts';
import type { Call, Part, TimelineItem } from '../model/item.ts';
import { identityOf } from '../standards/dicom/identity.ts';
import { type Dataset, text, toDatasets } from '../standards/dicom/json.ts';
import { sopKind } from '../standards/dicom/sopClasses.ts';
import { parseContentType } from '../standards/mime/contentType.ts';
import type { Host } from './renderer.ts';

/** One document of an item. */
export interface DocumentRef {
  readonly part: Part;
  /** SOP Instance UID, where the part is a series that holds several. */
  readonly instance?: string;
  /** What its author called it. Untrusted text. */
  readonly label?: string;
}

type Lender = Pick<Host, 'read' | 'admit'>;

/** A series of more documents than this is a fault, not a letter. */
const MAX_DOCUMENTS = 500;

const isEncapsulated = ({ sopClass = '' }: Part): boolean => ['document', 'model'].includes(sopKind(sopClass));

/**
 * The item's documents in order.
 * @param isWanted which of its parts
 * @throws Failure 'otherPatient' when one of them says that it is somebody else's
 */
export async function listDocuments(
  item: TimelineItem,
  host: Lender,
  isWanted: (part: Part) => boolean,
  call: Call,
): Promise<readonly [DocumentRef, ...DocumentRef[]]> {
  host.admit(item.identity);
  const lists = await Promise.all(
    item.parts.filter(isWanted).map(async (part) => (isEncapsulated(part) ? readSeries(part, host, call) : [plain(part)])),
  );
  const [first, ...others] = lists.flat().slice(0, MAX_DOCUMENTS);
  if (!first) throw new Failure('missing', { detail: 'no such document in the item' });
  return [first, ...others];
}

const plain = (part: Part): DocumentRef => ({ part, ...(part.label && { label: part.label }) });

/** An encapsulated document names its patient in its own header (PS3.3 A.45.1), so that is asked before its pages. */
async function readSeries(part: Part, host: Lender, { signal }: Call): Promise<DocumentRef[]> {
  const response = await host.read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await response.json());
  for (const dataset of datasets) host.admit(identityOf(dataset));
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  return datasets
    .sort((a, b) => Number(text(a, '00200013') ?? 0) - Number(text(b, '00200013') ?? 0))
    .map((dataset) => toDocument(part, dataset));
}

function toDocument(part: Part, dataset: Dataset): DocumentRef {
  const instance = text(dataset, '00080018');
  const label = text(dataset, '00420010') ?? part.label;
  return { part, ...(instance && { instance }), ...(label && { label }) };
}

/** 64 MB per GB of memory that the device owns up to: bytes, pdf.js's copy and its canvases must fit beside pictures. */
const mostBytes = (): number => {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return (deviceMemory ?? 4) * 64 * 2 ** 20;
};

interface Reading extends Call {
  /** Media types, best first; absent: the part's own. */
  readonly accept?: readonly string[];
  readonly maxBytes?: number;
  readonly onProgress?: (fraction: number) => void;
}

export interface ReadDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As the source says it: a document inside a DICOM object has a media type of its own. */
  readonly mediaType: string;
}

/** @throws Failure 'malformed' when it is empty, 'outOfMemory' over `maxBytes` */
export async function readDocument(
  { part, instance }: DocumentRef,
  { read }: Pick<Host, 'read'>,
  { signal, accept = [part.mediaType, '*/*'], maxBytes = mostBytes(), onProgress = () => undefined }: Reading,
): Promise<ReadDocument> {
  const response = await read(part, { signal, accept, ...(instance && { instance }) });
  const bytes = await readBytes(response, { signal, maxBytes, onProgress }).catch((error: unknown) => {
    throw isAbort(error) ? error : toFailure(error);
  });
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  return { bytes, mediaType: parseContentType(response.headers.get('content-type')).type || part.mediaType };
}
