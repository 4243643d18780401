import { Gunzip } from 'fflate';

/** What can be unpacked of the beginning of a gzip file: its end need not be there. At most `mostBytes`; never throws. */
export function inflateStart(packed: Uint8Array, mostBytes: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && length < mostBytes; at += 65536) stream.push(packed.subarray(at, at + 65536), false);
  } catch {
    // As far as it goes: whoever reads it finds what is missing.
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
