// The documents of a DICOM series that encapsulates them (PS3.3 A.45): whose they are, and how each is asked for.
import { Failure } from '../model/failure.ts';
import type { Call, Part } from '../model/item.ts';
import { identityOf } from '../standards/dicom/identity.ts';
import { type Dataset, text, toDatasets } from '../standards/dicom/json.ts';
import type { Host } from './renderer.ts';

/** One document of an item. */
export interface DocumentRef {
  readonly part: Part;
  /** SOP Instance UID, where the part is a series that holds several. */
  readonly instance?: string;
  /** What its author called it. Untrusted text. */
  readonly label?: string;
}

/**
 * In the order of their instance numbers. An encapsulated document names its patient in its own header, so that is asked
 * before its pages.
 * @throws Failure 'otherPatient', 'missing'
 */
export async function listEncapsulated(
  part: Part,
  host: Pick<Host, 'read' | 'admit'>,
  { signal }: Call,
): Promise<readonly DocumentRef[]> {
  const response = await host.read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await response.json());
  for (const dataset of datasets) host.admit(identityOf(dataset));
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  return datasets
    .sort((a, b) => Number(text(a, '00200013') ?? 0) - Number(text(b, '00200013') ?? 0))
    .map((dataset) => toDocument(part, dataset));
}

function toDocument(part: Part, dataset: Dataset): DocumentRef {
  const instance = text(dataset, '00080018');
  const label = text(dataset, '00420010') ?? part.label;
  return { part, ...(instance && { instance }), ...(label && { label }) };
}
