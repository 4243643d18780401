// An item's variants or regions, read whole and bounded; bgzip is gzip in blocks, so one reader opens both.
import { Gunzip } from 'fflate';
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call, TimelineItem } from '../../model/item.ts';
import { parseBed, type RegionFile } from '../../standards/genome/bed.ts';
import { parseVcf, type VariantFile } from '../../standards/genome/vcf.ts';
import type { Host } from '../renderer.ts';
import { isIndex } from './isReads.ts';

export type GenomeFile =
  | { readonly is: 'variants'; readonly file: VariantFile }
  | { readonly is: 'regions'; readonly file: RegionFile };

/** What is longer is looked into by its index, where it has one. */
export const MAX_BYTES = 64 * 2 ** 20;
/** A gigabyte of nothing fits in a megabyte of gzip. */
const MAX_TEXT = 192 * 2 ** 20;

/** @throws Failure */
export async function readGenome(
  item: TimelineItem,
  { read, admit }: Pick<Host, 'read' | 'admit'>,
  { signal, maxBytes = MAX_BYTES }: Call & { readonly maxBytes?: number },
): Promise<GenomeFile> {
  admit(item.identity);
  const part = item.parts.find((one) => !isIndex(one)) ?? item.parts[0];
  const response = await read(part, { signal, accept: [part.mediaType, '*/*'] });
  const bytes = await readBytes(response, { signal, maxBytes }).catch((error: unknown) => {
    throw isAbort(error) ? error : toFailure(error);
  });
  const text = new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? unzip(bytes) : bytes);
  if (text.trim() === '') throw new Failure('malformed', { detail: 'an empty file' });
  return /bed/.test(part.mediaType) ? { is: 'regions', file: parseBed(text) } : { is: 'variants', file: parseVcf(text) };
}

/** @throws Failure 'outOfMemory', 'malformed' */
function unzip(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const gunzip = new Gunzip((chunk) => {
    length += chunk.length;
    if (length > MAX_TEXT) throw new Failure('outOfMemory', { detail: 'a file that unpacks too large' });
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += 65_536) gunzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch (error) {
    if (isAbort(error) || error instanceof Failure) throw error;
    throw new Failure('malformed', { cause: error, detail: 'a broken gzip file' });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
