// A series' metadata from its source: one instance quickly, all of them after.
import { Failure } from '../../model/failure.ts';
import type { Part } from '../../model/item.ts';
import { type Dataset, text, toDatasets } from '../../standards/dicom/json.ts';
import type { Host } from '../renderer.ts';

const ACCEPT = ['application/dicom+json'];

async function readDatasets(answer: Response): Promise<Dataset[]> {
  try {
    return toDatasets(await answer.json());
  } catch (cause) {
    if (cause instanceof DOMException) throw cause;
    throw new Failure('malformed', { cause, detail: 'metadata that is no DICOM JSON' });
  }
}

/** What came for the first picture; `isAll` when the source sent the whole series at once. */
export interface Sample {
  readonly dataset: Dataset;
  readonly all?: readonly Dataset[];
}

/** Any one instance, the quickest the source can give. @throws Failure 'missing' when the series is empty */
export async function readSample(read: Host['read'], part: Part, signal: AbortSignal): Promise<Sample> {
  const answer = await read(part, { accept: ACCEPT, sample: true, priority: 'visible', signal });
  const datasets = await readDatasets(answer);
  const named = answer.headers.get('x-helbild-instance');
  const dataset = datasets.find((one) => text(one, '00080018') === named) ?? datasets[0];
  if (!dataset) throw new Failure('missing', { detail: 'a series without instances' });
  return { dataset, ...((datasets.length > 1 || part.count === 1) && { all: datasets }) };
}

/** All instances, in the source's order. @throws Failure */
export async function readSeries(
  read: Host['read'],
  part: Part,
  { signal, priority = 'near' }: { readonly signal: AbortSignal; readonly priority?: 'visible' | 'near' | 'background' },
): Promise<Dataset[]> {
  return readDatasets(await read(part, { accept: ACCEPT, priority, signal }));
}
