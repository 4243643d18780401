// Are two files copies of each other?
import { openBytes } from '../dicom/bytes.ts';

const CHUNK_BYTES = 64 * 1024;

export function holdSameBytes(one: string, other: string): boolean {
  const a = openBytes(one);
  const b = openBytes(other);
  try {
    if (a.size !== b.size) return false;
    for (let at = 0; at < a.size; at += CHUNK_BYTES)
      if (Buffer.compare(a.read(at, CHUNK_BYTES), b.read(at, CHUNK_BYTES)) !== 0) return false;
    return true;
  } finally {
    a.close();
    b.close();
  }
}
