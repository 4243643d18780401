// Bytes that lie in files, as an HTTP body: in pieces, in parts, never all in memory.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

export type Piece = { readonly file: string; readonly offset: number; readonly length: number } | { readonly bytes: Uint8Array };
/** Bytes in a row. */
export type Pieces = readonly Piece[];

const lengthOf = (piece: Piece): number => ('bytes' in piece ? piece.bytes.length : piece.length);
export const totalLength = (pieces: Pieces): number => pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);

/** @param from first byte @param to the byte after the last */
export function cut(pieces: Pieces, from: number, to: number): Pieces {
  const out: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const start = Math.max(0, from - at);
    const end = Math.min(length, to - at);
    if (start < end)
      out.push(
        'bytes' in piece
          ? { bytes: piece.bytes.subarray(start, end) }
          : { file: piece.file, offset: piece.offset + start, length: end - start },
      );
    at += length;
  }
  return out;
}

async function* read(pieces: Pieces): AsyncGenerator<Uint8Array, void, undefined> {
  for (const piece of pieces) {
    if ('bytes' in piece) yield piece.bytes;
    else if (piece.length > 0) yield* createReadStream(piece.file, { start: piece.offset, end: piece.offset + piece.length - 1 });
  }
}

export const streamOf = (pieces: Pieces): Readable => Readable.from(read(pieces), { objectMode: false });

export interface BodyPart {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Pieces;
}

/** `multipart/related` (RFC 2387) of parts that are made when their turn comes. */
export function multipartStream(boundary: string, parts: Iterable<BodyPart> | AsyncIterable<BodyPart>): Readable {
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const { headers, body } of parts) {
      const lines = Object.entries({ ...headers, 'Content-Length': String(totalLength(body)) }).map(
        ([name, value]) => `${name}: ${value}\r\n`,
      );
      yield Buffer.from(`--${boundary}\r\n${lines.join('')}\r\n`, 'latin1');
      yield* read(body);
      yield Buffer.from('\r\n', 'latin1');
    }
    yield Buffer.from(`--${boundary}--\r\n`, 'latin1');
  }
  return Readable.from(all(), { objectMode: false });
}
