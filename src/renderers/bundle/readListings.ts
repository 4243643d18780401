// An item's archives and bundles as lists, and one entry of an archive as a file to save.
import type { Sheet } from '../../lib/prose.ts';
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, Part, Read, TimelineItem } from '../../model/item.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { listZip } from '../../standards/zip/directory.ts';
import { readZipEntry } from '../../standards/zip/inflate.ts';
import { save } from '../original.ts';
import type { Reading } from '../paperViewport.ts';
import { openRemoteFile } from '../remoteFile.ts';
import type { Host } from '../renderer.ts';
import { composeBundle } from './composeBundle.ts';
import { composeZip, MAX_SAVED_BYTES, safeName } from './composeZip.ts';
import { isZip } from './isZip.ts';

interface Listing {
  /** @param prefix of the ids of its buttons */
  compose(prefix: string): Sheet;
  /** @param entry from 0 */
  save?(entry: number): Promise<void>;
}

const MAX_JSON_BYTES = 32 * 2 ** 20;

/** @throws Failure */
export async function readListings(item: TimelineItem, host: Host, call: Call): Promise<Reading> {
  const listings = await Promise.all(item.parts.map((part) => readListing(part, item, host.read, call)));
  return {
    compose: () => listings.map((listing, index) => listing.compose(`${index}/`)),
    async act(id) {
      const [listing, entry] = id.split('/').map(Number);
      await listings[listing ?? -1]?.save?.(entry ?? -1);
    },
  };
}

/** @throws Failure */
export async function readListing(part: Part, item: TimelineItem, read: Read, { signal }: Call): Promise<Listing> {
  if (!isZip(part)) return readBundle(part, item, read, { signal });
  const file = await openRemoteFile(part, read, { signal });
  const listing = await listZip(file.read, file.sizeBytes);
  return {
    compose: (prefix) => composeZip(listing, { label: item.title || (part.label ?? ''), sizeBytes: file.sizeBytes, prefix }),
    async save(index) {
      const entry = listing.entries[index];
      if (!entry || entry.isFolder) return;
      const bytes = await readZipEntry(entry, file.read, { maxBytes: MAX_SAVED_BYTES });
      save({ blob: new Blob([bytes], { type: 'application/octet-stream' }), name: safeName(entry.name) });
    },
  };
}

async function readBundle(part: Part, item: TimelineItem, read: Read, { signal }: Call): Promise<Listing> {
  const answer = await read(part, { signal, accept: ['application/fhir+json', '*/*'] });
  const bytes = await readBytes(answer, { signal, maxBytes: MAX_JSON_BYTES }).catch((error: unknown) => {
    throw error instanceof RangeError
      ? new Failure('outOfMemory', { cause: error, detail: 'a bundle of many megabytes' })
      : error;
  });
  let resource: unknown;
  try {
    resource = JSON.parse(decodeText(bytes).text);
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'no JSON' });
  }
  const compose = composeBundle(resource, item.title || (part.label ?? ''));
  return { compose };
}
