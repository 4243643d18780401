// gzip of one or many members (RFC 1952 §2.2), as bgzip writes it (SAM §4.1), within a bound.
import { Gunzip } from 'fflate';
import { Failure } from '../../model/failure.ts';

/** @throws Failure 'malformed', 'outOfMemory' past `mostBytes` */
export function gunzip(packed: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((piece) => {
    length += piece.length;
    if (length > mostBytes) throw new Failure('outOfMemory', { detail: 'gzip that would inflate too far' });
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += 65536) stream.push(packed.subarray(at, at + 65536), at + 65536 >= packed.length);
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('malformed', { cause, detail: 'gzip that cannot be read' });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
