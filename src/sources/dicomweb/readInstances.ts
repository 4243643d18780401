// Whole instances as Part 10 files (PS3.18 §10.4.1.1.1): for saving. Streamed, as they may be larger than memory.
import { Failure } from '../../model/failure.ts';
import type { ReadOptions } from '../../model/item.ts';
import { readMultipartStreams } from '../../standards/mime/multipart.ts';
import type { Answer } from '../http.ts';
import { type PartAddress, pathOf } from './address.ts';
import { negotiate } from './negotiate.ts';
import type { Room } from './room.ts';

const ACCEPTS = [
  'multipart/related; type="application/dicom"; transfer-syntax=*',
  'application/dicom; transfer-syntax=*',
  'application/dicom',
  '*/*',
];

/** An instance as application/dicom; a series as the server's own multipart/related of its instances. @throws Failure */
export function readInstances(
  { http }: Room,
  address: PartAddress,
  { signal, priority = 'visible' }: ReadOptions,
): Promise<Response> {
  const url = new URL(pathOf(address), http.base);
  const ask = { signal, priority, size: 'large' } as const;
  const negotiation = { url, ask, accepts: ACCEPTS, known: undefined, onWorked: () => undefined };
  return negotiate(http, negotiation, (answer) =>
    address.instance === undefined ? Promise.resolve(passOn(answer)) : unwrap(answer),
  );
}

const passOn = ({ body, contentType }: Answer): Response => new Response(body, { headers: { 'content-type': contentType } });

/** The first part as a body of its own. */
async function unwrap(answer: Answer): Promise<Response> {
  const parts = readMultipartStreams(answer.body, answer.contentType);
  const first = await parts.next();
  if (first.done) throw new Failure('malformed', { detail: 'an answer without parts' });
  const pieces = first.value.body[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (!done) return controller.enqueue(value);
          await parts.return();
          controller.close();
        } catch (error) {
          controller.error(error);
        }
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'application/dicom' } });
}
