// Deflated Image Frame Compression (PS3.5 A.4.13): one frame as a raw deflate stream (RFC 1951).
import { Failure } from '../../../model/failure.ts';

/**
 * Inflates a frame, and no more of it than its data set announces: a few bytes can promise gigabytes.
 * @param size bytes of the native frame
 * @throws Failure 'malformed' when the stream is damaged; one that is too short is found out by who reads the frame
 */
export async function inflateFrame(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const out = new Uint8Array(size);
  let filled = 0;
  const reader = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let part = await reader.read(); !part.done && filled < size; part = await reader.read()) {
      out.set(part.value.subarray(0, size - filled), filled);
      filled += part.value.length;
    }
  } catch (cause) {
    // A pad byte after the stream's end counts as trouble too; by then the frame is here.
    if (filled < size) throw new Failure('malformed', { cause, detail: 'the deflated frame is damaged' });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return out.subarray(0, Math.min(filled, size));
}
