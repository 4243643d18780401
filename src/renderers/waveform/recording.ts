// One recording from its source: its description first, its samples by the address that stands in it.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import {
  type Annotation,
  type MultiplexGroup,
  readAnnotations,
  readWaveforms,
  samplesOf,
} from '../../standards/dicom/waveform/readWaveforms.ts';
import type { Lent } from '../renderer.ts';

export interface Recording {
  readonly group: MultiplexGroup;
  readonly samples: readonly Float32Array[];
  /** Seconds that are held. */
  readonly seconds: number;
  readonly isCut: boolean;
}

export interface WaveformObject {
  readonly groups: readonly MultiplexGroup[];
  readonly annotations: readonly Annotation[];
  /** @throws Failure */
  load(group: number, call: Call & { readonly onProgress?: (fraction: number) => void }): Promise<Recording>;
}

const MAX_BYTES = 512 * 2 ** 20;

/** @throws Failure 'otherPatient' before anything is drawn, 'pictureless', 'malformed' */
export async function openWaveform(
  item: TimelineItem,
  { read, admit }: Pick<Lent, 'read' | 'admit'>,
  { signal }: Call,
): Promise<WaveformObject> {
  admit(item.identity);
  const [part] = item.parts;
  const answer = await read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await answer.json().catch(() => undefined));
  for (const dataset of datasets) admit(identityOf(dataset));
  const dataset = datasets.find((one) => one['54000100'] !== undefined);
  if (!dataset) throw new Failure(datasets.length > 0 ? 'pictureless' : 'missing', { detail: 'no waveform' });
  const groups = readWaveforms(dataset);
  return {
    groups,
    annotations: readAnnotations(dataset),
    load: async (index, call) => {
      const group = groups[index] ?? groups[0];
      const bytes =
        'inline' in group.data ? decodeBase64(group.data.inline) : await fetchSamples(part, group.data.bulkData, read, call);
      const samples = group.channels.map((_, channel) => samplesOf(group, bytes, channel));
      const held = samples[0]?.length ?? 0;
      if (held === 0) throw new Failure('pictureless', { detail: 'a waveform without samples' });
      return { group, samples, seconds: held / group.samplesPerSecond, isCut: held < group.length };
    },
  };
}

async function fetchSamples(
  part: TimelineItem['parts'][0],
  bulkData: string,
  read: Lent['read'],
  { signal, onProgress }: Call & { readonly onProgress?: (fraction: number) => void },
): Promise<Uint8Array> {
  const answer = await read(part, { signal, bulkData });
  return readBytes(answer, { signal, maxBytes: MAX_BYTES, ...(onProgress && { onProgress }) });
}

function decodeBase64(data: string): Uint8Array {
  try {
    return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'samples that are not base64' });
  }
}
