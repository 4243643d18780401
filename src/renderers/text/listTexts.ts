// Which texts an item holds, and their bytes.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, TimelineItem } from '../../model/item.ts';
import { parseContentType } from '../../standards/mime/contentType.ts';
import { type DocumentRef, listEncapsulated } from '../encapsulated.ts';
import type { Host } from '../renderer.ts';
import { isEncapsulatedCda, suitsText } from './formats.ts';

/** More documents than this in one item is a fault, not a record. */
const MAX_DOCUMENTS = 200;

/** In order. @throws Failure 'otherPatient', 'missing' */
export async function listTexts(
  item: TimelineItem,
  host: Pick<Host, 'read' | 'admit'>,
  call: Call,
): Promise<readonly [DocumentRef, ...DocumentRef[]]> {
  const wanted = item.parts.filter((part) => suitsText(part) > 0);
  const lists = await Promise.all(
    wanted.map(async (part) =>
      isEncapsulatedCda(part) ? listEncapsulated(part, host, call) : [{ part, ...(part.label && { label: part.label }) }],
    ),
  );
  const [first, ...others] = lists.flat().slice(0, MAX_DOCUMENTS);
  if (!first) throw new Failure('missing', { detail: 'no text in the item' });
  return [first, ...others];
}

export interface ReadText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As the answer says, else as the item said; without parameters. */
  readonly mediaType: string;
  readonly charset?: string;
}

/** @throws Failure, also 'outOfMemory' over `maxBytes` */
export async function readBytesOf(
  { part, instance }: DocumentRef,
  { read }: Pick<Host, 'read'>,
  { signal, maxBytes, onProgress = () => undefined }: Call & { readonly maxBytes: number; onProgress?(fraction: number): void },
): Promise<ReadText> {
  const wanted = isEncapsulatedCda({ ...part }) ? 'text/xml' : part.mediaType;
  const response = await read(part, { signal, accept: [wanted, '*/*'], ...(instance && { instance }) });
  const { type, parameters } = parseContentType(response.headers.get('content-type'));
  const bytes = await readBytes(response, { signal, maxBytes, onProgress }).catch((error: unknown) => {
    throw error instanceof RangeError
      ? new Failure('outOfMemory', { cause: error, detail: `more than ${maxBytes} bytes of text` })
      : error;
  });
  const charset = parameters.get('charset');
  // What the item says of a file is more than a server's guess at it.
  const isVague = type === '' || type === 'application/octet-stream' || (type === 'text/plain' && wanted !== '');
  return { bytes, mediaType: isVague ? wanted : type, ...(charset && { charset }) };
}
