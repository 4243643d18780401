// Bulk data by the address that stood in the metadata (PS3.18 §10.4.1.1.5), whole or in part.
import type { ReadOptions } from '../../model/item.ts';
import { type ContentType, parseContentType } from '../../standards/mime/contentType.ts';
import type { Answer } from '../http.ts';
import { type PartAddress, pathOf } from './address.ts';
import { cutRange, negotiate, readFirstPart, toResponse } from './negotiate.ts';
import type { Room } from './room.ts';

const ACCEPTS = ['multipart/related; type="application/octet-stream"', 'application/octet-stream', '*/*'];

export interface BulkData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: ContentType;
}

/** @throws Failure, also 'forbidden' for an address at an origin that is not configured */
export async function readBulkData(room: Room, address: PartAddress, options: ReadOptions): Promise<Response> {
  const { range } = options;
  if (!range) {
    const { bytes, type } = await fetchBulkData(room, address, options);
    return toResponse(bytes, type);
  }
  // Only an answer in one part can honour a range; what ignores it is cut here.
  const ask = {
    headers: { range: `bytes=${range.from}-${range.to}` },
    accepts: ['application/octet-stream', '*/*', ...ACCEPTS.slice(0, 1)],
  };
  return fetchFrom(room, address, options, ask, async (answer) => {
    const { bytes, type } = await readFirstPart(answer);
    const contentRange = answer.headers.get('content-range');
    const whole = toResponse(bytes, type);
    if (answer.status !== 206 || contentRange === null || parseContentType(answer.contentType).type.startsWith('multipart/'))
      return cutRange(whole, bytes, range);
    return new Response(bytes, { status: 206, headers: { ...Object.fromEntries(whole.headers), 'content-range': contentRange } });
  });
}

/** The whole of it. @throws Failure */
export function fetchBulkData(room: Room, address: PartAddress, options: ReadOptions): Promise<BulkData> {
  return fetchFrom(room, address, options, { accepts: ACCEPTS }, readFirstPart);
}

function fetchFrom<T>(
  { http, learnt }: Room,
  address: PartAddress,
  { bulkData = '', signal, priority = 'visible' }: ReadOptions,
  { accepts, headers }: { readonly accepts: readonly string[]; readonly headers?: Readonly<Record<string, string>> },
  read: (answer: Answer) => Promise<T>,
): Promise<T> {
  const url = http.resolve(bulkData, new URL(`${pathOf(address)}/metadata`, http.base));
  const isLearnable = accepts === ACCEPTS;
  return negotiate(
    http,
    {
      url,
      ask: { signal, priority, size: 'large', ...(headers && { headers }), allowHtml: true },
      accepts,
      known: isLearnable ? learnt.bulkAccept : undefined,
      onWorked: (index) => {
        if (isLearnable) learnt.bulkAccept = index;
      },
    },
    read,
  );
}
