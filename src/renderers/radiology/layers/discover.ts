// The objects of a study that are drawn over its pictures: found by what their series say, read after the pictures.
import { isAbort, toFailure } from '../../../model/failure.ts';
import type { Part, TimelineItem } from '../../../model/item.ts';
import { identityOf } from '../../../standards/dicom/identity.ts';
import { type Dataset, text } from '../../../standards/dicom/json.ts';
import { sopKind } from '../../../standards/dicom/sopClasses.ts';
import type { Host, Lent } from '../../renderer.ts';
import { readSample, readSeries } from '../series.ts';
import type { Layer } from './layer.ts';
import { toLayer } from './toLayer.ts';

const KINDS: ReadonlySet<string> = new Set([
  ...['segmentation', 'presentation', 'keyObjects', 'finding', 'overlay', 'radiotherapy', 'report'],
]);
const MODALITIES: ReadonlySet<string> = new Set(['SEG', 'PR', 'KO', 'RTSTRUCT', 'RTDOSE', 'SR']);
/** Parametric maps call themselves by the modality of the pictures they were made of, and lie among them. */
const DISGUISES: ReadonlySet<string> = new Set(['MR', 'CT', 'PT', 'NM', 'OT']);
const MAX_PARTS = 60;
const MAX_LAYERS = 200;

export interface Found {
  readonly layers: readonly Layer[];
  /** Objects that could not be read. */
  readonly failures: number;
}

/**
 * @param study Study Instance UID
 * @throws Failure when the study cannot be listed; one object that cannot be read is only counted
 */
export async function discoverLayers(
  host: Pick<Host, 'study'>,
  study: string,
  { signal, changed }: { readonly signal: AbortSignal; readonly changed: () => void },
): Promise<Found> {
  const lent = (await host.study?.(study, { signal })) ?? [];
  const wanted = lent.flatMap((one) => partsOf(one.item).map((part) => ({ one, part }))).slice(0, MAX_PARTS);
  const layers: Layer[] = [];
  let failures = 0;
  for (const { one, part } of wanted) {
    try {
      for (const dataset of await readObjects(one, part, signal)) {
        one.admit(identityOf(dataset));
        const layer = layers.length < MAX_LAYERS ? toLayer({ lent: one, part, dataset, signal, changed }) : undefined;
        if (layer) layers.push(layer);
      }
    } catch (error) {
      if (isAbort(error)) throw error;
      // The picture is whole without it, and that it is missing is said.
      console.warn(`radiology layer: ${toFailure(error).detail}`);
      failures++;
    }
  }
  return { layers, failures };
}

const isDisguised = ({ sopClass, modality = '', count }: Part): boolean => !sopClass && count === 1 && DISGUISES.has(modality);

function partsOf({ parts }: TimelineItem): readonly Part[] {
  return parts.filter((part) => {
    const { sopClass, modality = '' } = part;
    return (sopClass ? KINDS.has(sopKind(sopClass)) : MODALITIES.has(modality)) || isDisguised(part);
  });
}

async function readObjects({ read }: Lent, part: Part, signal: AbortSignal): Promise<readonly Dataset[]> {
  if (!isDisguised(part)) return readSeries(read, part, { signal, priority: 'background' });
  const { dataset } = await readSample(read, part, signal);
  return KINDS.has(sopKind(text(dataset, '00080016') ?? '')) ? readSeries(read, part, { signal, priority: 'background' }) : [];
}
