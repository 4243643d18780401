// The samples of a WebAssembly decoder's heap, copied out.
import { Failure } from '../../../model/failure.ts';
import type { SampleArray } from './codec.ts';

/**
 * Copies decoded samples out of a codec's heap as 8- or 16-bit words.
 * @param heap a view on the decoded buffer; words are little endian as in all WebAssembly
 * @throws Failure 'malformed' when the codec gave fewer samples than its own header announced
 */
export function copySamples(heap: Uint8Array, count: number, bits: number, signed: boolean): SampleArray {
  const bytesPerSample = bits > 8 ? 2 : 1;
  if (heap.byteLength < count * bytesPerSample) throw new Failure('malformed', { detail: 'the decoder gave too few samples' });
  const bytes = heap.slice(0, count * bytesPerSample);
  if (bytesPerSample === 1) return signed ? new Int8Array(bytes.buffer) : bytes;
  return signed ? new Int16Array(bytes.buffer) : new Uint16Array(bytes.buffer);
}
