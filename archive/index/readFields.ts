// Attributes that the index does not keep, read from the file itself.
import { openBytes } from '../dicom/bytes.ts';
import { parseDicom } from '../dicom/parse.ts';
import { type JsonDataset, pickJson } from '../dicom/toJson.ts';

/** @returns nothing when the file cannot be read any more */
export function readEntryFields(path: string, tags: Iterable<string>): JsonDataset {
  try {
    const bytes = openBytes(path);
    try {
      return pickJson(parseDicom(bytes), tags);
    } finally {
      bytes.close();
    }
  } catch {
    return {};
  }
}
