// An encapsulated document (PS3.3 C.24.2) as the file it was before DICOM: its own media type, its own length.
import { Failure } from '../../model/failure.ts';
import type { Part, ReadOptions } from '../../model/item.ts';
import { type Dataset, number, text } from '../../standards/dicom/json.ts';
import type { PartAddress } from './address.ts';
import { cutRange, toResponse } from './negotiate.ts';
import { fetchBulkData } from './readBulkData.ts';
import { readDatasets, readMetadata, toInstance } from './readMetadata.ts';
import type { Room } from './room.ts';

/** @returns undefined when the instance encapsulates nothing. @throws Failure */
export async function readDocument(room: Room, part: Part, options: ReadOptions): Promise<Response | undefined> {
  const address = await toInstance(room, part, options);
  const [dataset] = await readDatasets(await readMetadata(room, address, options));
  if (!dataset?.['00420011']) return undefined;
  const stored = await readPayload(room, address, dataset, options);
  const length = number(dataset, '00420015');
  // Stored with a byte of padding where the length was odd.
  const bytes = length !== undefined && length > 0 && length < stored.length ? stored.slice(0, length) : stored;
  const type = text(dataset, '00420012')?.toLowerCase() ?? '';
  const response = toResponse(bytes, /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream', {
    'x-helbild-instance': address.instance,
  });
  return options.range ? cutRange(response, bytes, options.range) : response;
}

async function readPayload(
  room: Room,
  address: PartAddress,
  dataset: Dataset,
  options: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const element = dataset['00420011'];
  if (typeof element?.InlineBinary === 'string') return decodeBase64(element.InlineBinary);
  const bulkData = element?.BulkDataURI;
  if (typeof bulkData !== 'string') throw new Failure('missing', { detail: 'a document without content' });
  return (await fetchBulkData(room, address, { ...options, bulkData })).bytes;
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'inline content that is not base64' });
  }
}
