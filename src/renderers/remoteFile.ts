// A file that is read in pieces where its source can, and as a whole where it cannot.
import { readBytes } from '../lib/readBytes.ts';
import { Failure } from '../model/failure.ts';
import type { Call, Part, Read } from '../model/item.ts';
import type { ReadSlice } from '../standards/zip/directory.ts';

export interface RemoteFile {
  readonly sizeBytes: number;
  /** Shorter than asked for only at the end of the file. @throws Failure */
  readonly read: ReadSlice;
}

/** Where pieces cannot be had, no larger file than this is held. */
const MAX_WHOLE_BYTES = 256 * 2 ** 20;
const PROBE_BYTES = 4;

/** @throws Failure */
export async function openRemoteFile(part: Part, read: Read, { signal }: Call): Promise<RemoteFile> {
  const answer = await read(part, { signal, accept: [part.mediaType, '*/*'], range: { from: 0, to: PROBE_BYTES - 1 } });
  const bytes = await readWhole(answer, signal);
  const total = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1];
  const size = total === undefined ? part.sizeBytes : Number(total);
  if (bytes.length > PROBE_BYTES || size === undefined || answer.status !== 206)
    return { sizeBytes: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
  return {
    sizeBytes: size,
    async read(from, to) {
      const end = Math.min(to, size);
      if (end <= from) return new Uint8Array(0);
      const piece = await read(part, { signal, accept: [part.mediaType, '*/*'], range: { from, to: end - 1 } });
      const got = await readWhole(piece, signal);
      // A source that has changed its mind about pieces sends all of it.
      return piece.status === 206 ? got.subarray(0, end - from) : got.subarray(from, end);
    },
  };
}

function readWhole(answer: Response, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return readBytes(answer, { signal, maxBytes: MAX_WHOLE_BYTES }).catch((error: unknown) => {
    throw error instanceof RangeError
      ? new Failure('outOfMemory', { cause: error, detail: 'a file that cannot be read in pieces' })
      : error;
  });
}
