// The JSON form of STOW-RS (PS3.18 §10.5.1.1.3): data sets first, their bulk data in the parts behind.
import { parseContentType } from '../../src/standards/mime/contentType.ts';
import type { MultipartStream } from '../../src/standards/mime/multipart.ts';
import { BadDataset, type BulkValue, fromJson } from '../dicom/fromJson.ts';
import { streamOf } from '../dicom/pieces.ts';
import type { JsonDataset } from '../dicom/toJson.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Staged, Staging } from './staging.ts';

const MAX_JSON_BYTES = 64 * 2 ** 20;

/** @param staged collects what lies on disk, to be dropped by the caller when this throws */
export async function receiveJson(parts: AsyncIterable<MultipartStream>, staging: Staging, staged: Staged[]): Promise<Staged[]> {
  const datasets: JsonDataset[] = [];
  const bulk = new Map<string, BulkValue>();
  const bulkFiles: Staged[] = [];
  for await (const { headers, body } of parts) {
    const { type, parameters } = parseContentType(headers.get('content-type'));
    if (type === 'application/dicom+json' || type === 'application/json' || (type === '' && datasets.length === 0)) {
      datasets.push(...parseDatasets(await readText(body)));
      continue;
    }
    const file = await staging.write(body);
    staged.push(file);
    bulkFiles.push(file);
    const transferSyntax = parameters.get('transfer-syntax');
    const value = {
      pieces: [{ file: file.path, offset: 0, length: file.size }],
      ...(transferSyntax === undefined ? {} : { transferSyntax }),
    };
    bulk.set(headers.get('content-location') ?? '', value);
  }
  const objects: Staged[] = [];
  for (const dataset of datasets) {
    const object = await staging.write(streamOf(write(dataset, bulk)));
    staged.push(object);
    objects.push(object);
  }
  await Promise.all(bulkFiles.map((file) => staging.drop(file)));
  return objects;
}

function write(dataset: JsonDataset, bulk: ReadonlyMap<string, BulkValue>) {
  try {
    return fromJson(dataset, (uri) => bulk.get(uri));
  } catch (error) {
    if (error instanceof BadDataset) throw new HttpProblem(400, error.message);
    throw error;
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_JSON_BYTES) throw new HttpProblem(413, `the data sets may have ${MAX_JSON_BYTES} bytes`);
    // The reader's chunks are views of what it goes on using.
    chunks.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseDatasets(text: string): JsonDataset[] {
  try {
    const json: unknown = JSON.parse(text);
    const all = Array.isArray(json) ? json : [json];
    if (all.every((one) => typeof one === 'object' && one !== null)) return all as JsonDataset[];
  } catch {
    // Reported below, with the other kinds of nonsense.
  }
  throw new HttpProblem(400, 'the first part is no DICOM JSON');
}
