// A piece from its source to triangles. Sizes are checked before anything is made for them.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { looksLikeObj } from '../../standards/mesh/obj.ts';
import type { Host } from '../renderer.ts';
import type { Parsed } from './parse.worker.ts';
import { parseHere } from './parser.ts';
import type { Piece } from './pieces.ts';
import { type Format, formatOfType } from './suits.ts';

/** Per GB of memory that the device owns up to, at most eight: positions, normals, and what the GPU holds of them. */
const TRIANGLES_PER_GB = 500_000;
const BYTES_PER_GB = 64 * 2 ** 20;
const deviceGb = (): number => Math.min(8, (navigator as { readonly deviceMemory?: number }).deviceMemory ?? 4);

export interface Loading extends Call {
  readonly maxBytes?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** In millimetres where the piece has a unit. @throws Failure 'malformed', 'unsupported', 'outOfMemory', and those of reading */
export async function loadPiece(
  piece: Piece,
  { read }: Pick<Host, 'read'>,
  { signal, maxBytes, onProgress }: Loading,
): Promise<Parsed> {
  const accept = piece.instance ? ['model/stl', 'model/obj', '*/*'] : [piece.part.mediaType, '*/*'];
  const answer = await read(piece.part, {
    signal,
    accept,
    priority: 'visible',
    ...(piece.instance && { instance: piece.instance }),
  });
  const most = maxBytes ?? deviceGb() * BYTES_PER_GB;
  const bytes = await readBytes(answer, { signal, maxBytes: most, ...(onProgress && { onProgress }) }).catch((error: unknown) => {
    throw isAbort(error) ? error : toFailure(error);
  });
  signal.throwIfAborted();
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  const format = piece.format ?? formatOfType(answer.headers.get('content-type') ?? '') ?? guess(bytes);
  return parseHere({ bytes, format, maxTriangles: deviceGb() * TRIANGLES_PER_GB, scale: piece.unitMm ?? 1 }, signal);
}

const guess = (bytes: Uint8Array): Format =>
  looksLikeObj(new TextDecoder('latin1').decode(bytes.subarray(0, 4096))) ? 'obj' : 'stl';
