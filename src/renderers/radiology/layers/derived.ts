// The pictures that an object was drawn on: a segmentation, a plan, a stored look is opened with them.
import { Failure, isAbort, toFailure } from '../../../model/failure.ts';
import type { Part, TimelineItem } from '../../../model/item.ts';
import { identityOf } from '../../../standards/dicom/identity.ts';
import { type Dataset, items, text } from '../../../standards/dicom/json.ts';
import { referredInstances, referredSeries, referredStudies } from '../../../standards/dicom/references.ts';
import type { Host, Lent } from '../../renderer.ts';
import { isDerivedPart, suitsPart } from '../pictures.ts';
import { readSample, readSeries } from '../series.ts';
import { toLayer } from './toLayer.ts';

export interface Origins {
  /** The objects themselves: their layers are to be on. */
  readonly uids: readonly string[];
  /** All of them are of a class that means something by itself. */
  readonly standsAlone: boolean;
  /** Absent: the pictures are not in the source. */
  readonly pictures?: { readonly lent: Lent; readonly part: Part; readonly instance?: string };
}

const MAX_STUDIES = 4;
const MAX_SAMPLES = 60;

/**
 * @throws Failure 'malformed' and 'unsupported' for an object that cannot be drawn whatever it lies on, 'otherPatient',
 *   and those of its source
 */
export async function findOrigins(
  item: TimelineItem,
  host: Host,
  signal: AbortSignal,
  alone: ReadonlySet<string>,
): Promise<Origins> {
  const datasets: Dataset[] = [];
  for (const part of item.parts) {
    for (const dataset of await readSeries(host.read, part, { signal, priority: 'visible' })) {
      host.admit(identityOf(dataset));
      // What cannot be drawn at all is said at once, and not after a search for pictures.
      const layer = toLayer({ lent: host, part, dataset, signal, changed: () => undefined });
      layer?.dispose();
      datasets.push(dataset);
    }
  }
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  const uids = datasets.flatMap((dataset) => text(dataset, '00080018') ?? []);
  const pictures = await findPictures(datasets, host, signal);
  const standsAlone = datasets.every((dataset) => alone.has(text(dataset, '00080016') ?? ''));
  return { uids, standsAlone, ...(pictures && { pictures }) };
}

async function findPictures(datasets: readonly Dataset[], host: Host, signal: AbortSignal): Promise<Origins['pictures']> {
  const studies = new Set(datasets.flatMap((dataset) => [text(dataset, '0020000D') ?? '', ...referredStudies(dataset)]));
  const series = new Set(datasets.flatMap(referredSeries));
  const frames = new Set(datasets.flatMap(framesOfReference));
  let byFrame: Origins['pictures'];
  let rest: NonNullable<Origins['pictures']>[] = [];
  for (const study of [...studies].filter(Boolean).slice(0, MAX_STUDIES)) {
    for (const { lent, part } of await picturesOf(host, study, signal)) {
      const sample = await sampleOf(lent, part, signal);
      if (!sample) continue;
      if (series.has(text(sample, '0020000E') ?? '')) return { lent, part };
      const frame = text(sample, '00200052');
      if (frame && frames.has(frame) && (part.count ?? 0) > (byFrame?.part.count ?? 0)) byFrame = { lent, part };
      rest = [...rest, { lent, part }];
    }
  }
  return byFrame ?? byInstance(datasets, rest, signal);
}

/** Only instances are named: the series that holds one of them. */
async function byInstance(
  datasets: readonly Dataset[],
  candidates: readonly NonNullable<Origins['pictures']>[],
  signal: AbortSignal,
): Promise<Origins['pictures']> {
  const wanted = new Set(datasets.flatMap(referredInstances));
  if (wanted.size === 0) return undefined;
  for (const { lent, part } of candidates) {
    const all = await readSeries(lent.read, part, { signal });
    const found = all.map((dataset) => text(dataset, '00080018')).find((uid) => uid !== undefined && wanted.has(uid));
    if (found !== undefined) return { lent, part, instance: found };
  }
  return undefined;
}

async function picturesOf(host: Host, study: string, signal: AbortSignal): Promise<{ lent: Lent; part: Part }[]> {
  const all = await host.study?.(study, { signal }).catch((error: unknown) => {
    if (isAbort(error) || toFailure(error).reason !== 'missing') throw error;
    return [];
  });
  return (all ?? [])
    .flatMap((lent) => lent.item.parts.map((part) => ({ lent, part })))
    .filter(({ part }) => suitsPart(part) > 0 && !isDerivedPart(part))
    .slice(0, MAX_SAMPLES);
}

/** What cannot be read is not what it lies on. */
async function sampleOf({ read }: Lent, part: Part, signal: AbortSignal): Promise<Dataset | undefined> {
  try {
    return (await readSample(read, part, signal)).dataset;
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}

/** Its own, and those that a structure set refers to. */
function framesOfReference(dataset: Dataset): string[] {
  const referred = items(dataset, '30060010').flatMap((item) => text(item, '00200052') ?? []);
  return [...(text(dataset, '00200052') ? [text(dataset, '00200052') ?? ''] : []), ...referred].filter(Boolean);
}
