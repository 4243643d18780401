// Binary values of a DICOM JSON data set: inline base64, bulk data that somebody has loaded, or plain numbers.
import type { Dataset, Element } from '../json.ts';

/** Loaded bulk data by its BulkDataURI, exactly as the data set writes it. */
export type Bulk = ReadonlyMap<string, Uint8Array>;

const base64 = (text: string): Uint8Array | undefined => {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
};

/** The element's bytes, little endian (PS3.18 F.2.7), or undefined when they are not here. */
export function bytesOf(element: Element | undefined, bulk: Bulk): Uint8Array | undefined {
  if (typeof element?.InlineBinary === 'string') return base64(element.InlineBinary);
  if (typeof element?.BulkDataURI === 'string') return bulk.get(element.BulkDataURI);
  return undefined;
}

/** A value's 16-bit words, whether it came as US numbers or as OW bytes. */
export function wordsOf(dataset: Dataset, tag: string, bulk: Bulk): Uint16Array | undefined {
  const element = dataset[tag];
  const bytes = bytesOf(element, bulk);
  if (bytes !== undefined) return toWords(bytes);
  const values = element?.Value;
  return Array.isArray(values) && values.length > 0 ? Uint16Array.from(values, Number) : undefined;
}

export function toWords(bytes: Uint8Array): Uint16Array {
  const words = new Uint16Array(bytes.length >> 1);
  for (let index = 0; index < words.length; index++)
    words[index] = (bytes[2 * index] as number) | ((bytes[2 * index + 1] as number) << 8);
  return words;
}
