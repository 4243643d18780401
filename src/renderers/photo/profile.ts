// The ICC profile of a DICOM photograph (PS3.3 C.11.15): in the object, or with its optical path (C.8.12.5).
import { readBytes } from '../../lib/readBytes.ts';
import type { Call, Part } from '../../model/item.ts';
import { type Dataset, type Element, items, text } from '../../standards/dicom/json.ts';
import type { Lent } from '../renderer.ts';
import { isColourProfile, MOST_PROFILE_BYTES } from './profiledPng.ts';

const find = (dataset: Dataset): Element | undefined =>
  dataset['00282000'] ?? items(dataset, '00480105').flatMap((path) => path['00282000'] ?? [])[0];

/** @returns undefined where there is none, 'unusable' where it cannot be had: colours are then shown as they are stored */
export async function readProfile(
  part: Part,
  dataset: Dataset,
  { read }: Pick<Lent, 'read'>,
  { signal }: Call,
): Promise<Uint8Array<ArrayBuffer> | 'unusable' | undefined> {
  const element = find(dataset);
  if (!element) return undefined;
  try {
    const profile = await bytesOf(element, part, text(dataset, '00080018') ?? '', read, signal);
    return profile && isColourProfile(profile) ? profile : 'unusable';
  } catch {
    // A profile that cannot be had takes nothing from the picture; the panel says that it was not used.
    signal.throwIfAborted();
    return 'unusable';
  }
}

async function bytesOf(
  { InlineBinary, BulkDataURI }: Element,
  part: Part,
  instance: string,
  read: Lent['read'],
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (typeof InlineBinary === 'string') {
    if (InlineBinary.length > MOST_PROFILE_BYTES * 1.4) return undefined;
    return Uint8Array.from(atob(InlineBinary), (letter) => letter.charCodeAt(0));
  }
  if (typeof BulkDataURI !== 'string') return undefined;
  return readBytes(await read(part, { bulkData: BulkDataURI, instance, signal }), { signal, maxBytes: MOST_PROFILE_BYTES });
}
