// Reads models off the main thread: triangles, and which way they face.
import { type FailureReason, toFailure } from '../../model/failure.ts';
import { cornerNormals } from '../../standards/mesh/normals.ts';
import { parseObj } from '../../standards/mesh/obj.ts';
import { parseStl } from '../../standards/mesh/stl.ts';
import type { Format } from './suits.ts';

export interface ParseRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: Format;
  readonly maxTriangles: number;
  /** Every coordinate is multiplied by it: the file's unit in the scene's. */
  readonly scale: number;
}
export interface Parsed {
  readonly positions: Float32Array<ArrayBuffer>;
  readonly normals: Float32Array<ArrayBuffer>;
  readonly bad: number;
  readonly lost: number;
}
export type ParseAnswer = { readonly parsed: Parsed } | { readonly reason: FailureReason; readonly detail: string };

function parse({ bytes, format, maxTriangles, scale }: ParseRequest): void {
  try {
    const { positions, bad, lost } = (format === 'stl' ? parseStl : parseObj)(bytes, { maxTriangles });
    if (scale !== 1) for (let at = 0; at < positions.length; at++) positions[at] = (positions[at] ?? 0) * scale;
    const normals = cornerNormals(positions);
    answer({ parsed: { positions, normals, bad, lost } }, [positions.buffer, normals.buffer]);
  } catch (error) {
    const { reason, detail } = toFailure(error);
    answer({ reason, detail });
  }
}

function answer(message: ParseAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

self.addEventListener('message', ({ data }: MessageEvent<ParseRequest>) => parse(data));
