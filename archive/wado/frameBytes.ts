// One frame's bytes as they go over the wire: native ones always little endian and beginning with a whole byte.
import { type FramePlace, pixelElement, readInteger } from '../dicom/frames.ts';
import type { ParsedDicom } from '../dicom/parse.ts';
import type { Pieces } from '../dicom/pieces.ts';
import { EXPLICIT_LITTLE_ENDIAN } from '../dicom/transferSyntaxes.ts';
import { placeOf, swapWords, wordBytes } from '../dicom/write.ts';
import { HttpProblem } from '../http/problem.ts';

const MAX_COPIED_BYTES = 512 * 2 ** 20;

/** Native pixels are one kind on the wire, whatever the file's byte order or deflation. */
export const wireSyntax = (parsed: ParsedDicom): string =>
  pixelElement(parsed)?.fragments ? parsed.transferSyntax : EXPLICIT_LITTLE_ENDIAN;

export function frameBytes(parsed: ParsedDicom, file: string, place: FramePlace): Pieces {
  const element = pixelElement(parsed);
  const pieces = place.ranges.map((range) => placeOf(parsed, file, range));
  if (!element || element.fragments) return pieces;
  // 8-bit samples in OW lie in pairs (PS3.5 §8.1.1, annex A.3), others turn by their own size.
  const size =
    element.tag === '7FE00010'
      ? Math.max(wordBytes(element.vr), (readInteger(parsed, '00280100') ?? 8) / 8)
      : wordBytes(element.vr === 'OF' || element.vr === 'OD' ? element.vr : element.tag === '7FE00009' ? 'OD' : 'OF');
  const swaps = element.bigEndian && size > 1;
  if (!swaps && !place.bits) return pieces;
  const length = place.ranges.reduce((sum, range) => sum + range.length, 0);
  if (length > MAX_COPIED_BYTES) throw new HttpProblem(413, 'the frame is too large to be converted');
  let bytes: Uint8Array = Buffer.concat(place.ranges.map((range) => parsed.bytes.read(range.offset, range.length)));
  if (swaps) bytes = swapWords(bytes, size);
  return [{ bytes: place.bits ? shiftBits(bytes, place.bits.skip, place.bits.count) : bytes }];
}

/** Bits are packed from the least significant on (PS3.5 §8.1.1); what follows the last one is cleared. */
export function shiftBits(bytes: Uint8Array, skip: number, count: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(count / 8));
  for (let i = 0; i < out.length; i++) out[i] = ((bytes[i] ?? 0) >> skip) | ((bytes[i + 1] ?? 0) << (8 - skip));
  const rest = count % 8;
  const last = out.length - 1;
  if (rest > 0 && last >= 0) out[last] = (out[last] ?? 0) & ((1 << rest) - 1);
  return out;
}
