// Which films an item holds, and how their bytes are asked for.
import { Failure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, number, numbers, text, toDatasets } from '../../standards/dicom/json.ts';
import type { ReadMedia } from '../mediaDoor.ts';
import type { Host } from '../renderer.ts';
import { isDicomVideo, isVideo } from './isVideo.ts';

/** One film of an item. */
export interface Clip {
  readonly part: Part;
  readonly read: ReadMedia;
  /** SOP Instance UID and SOP Class UID, where it is a DICOM object. */
  readonly instance?: string;
  readonly sopClass?: string;
  readonly study?: string;
  /** What its author called it. Untrusted text. */
  readonly label?: string;
  /** Frames a second, as the object says; the file may know better. */
  readonly rate?: number;
  /** As the object says. */
  readonly frames?: number;
}

type Lender = Pick<Host, 'read' | 'admit'>;

const MAX_CLIPS = 500;
const ANYTHING = '*/*';

/**
 * The item's films in order.
 * @throws Failure 'otherPatient' when one of them says that it is somebody else's, 'pictureless' when none holds pictures
 */
export async function listClips(item: TimelineItem, host: Lender, call: Call): Promise<readonly [Clip, ...Clip[]]> {
  host.admit(item.identity);
  const lists = await Promise.all(
    item.parts.filter(isVideo).map(async (part) => (isDicomVideo(part) ? readSeries(part, host, call) : [fileClip(part, host)])),
  );
  const [first, ...others] = lists.flat().slice(0, MAX_CLIPS);
  if (!first) throw new Failure('missing', { detail: 'no film in the item' });
  return [first, ...others];
}

function fileClip(part: Part, { read }: Lender): Clip {
  const accept = [part.mediaType, ANYTHING];
  return {
    part,
    ...(part.label && { label: part.label }),
    read: ({ signal, range }) => read(part, { signal, accept, ...(range && { range }) }),
  };
}

/** A video object names its patient in its own header (PS3.3 A.32.5–7), so that is asked before its pictures. */
async function readSeries(part: Part, host: Lender, { signal }: Call): Promise<Clip[]> {
  const response = await host.read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await readJson(response));
  for (const dataset of datasets) host.admit(identityOf(dataset));
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  return datasets
    .sort((a, b) => (number(a, '00200013') ?? 0) - (number(b, '00200013') ?? 0))
    .map((dataset) => toClip(part, dataset, host));
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    // Without its message, which quotes the answer.
    if (error instanceof SyntaxError) throw new Failure('malformed', { detail: 'not JSON' });
    throw error;
  }
}

function toClip(part: Part, dataset: Dataset, { read }: Lender): Clip {
  const instance = text(dataset, '00080018');
  const sopClass = text(dataset, '00080016');
  const study = text(dataset, '0020000D');
  const label = text(dataset, '0008103E') ?? part.label;
  const rate = rateOf(dataset);
  const frames = number(dataset, '00280008');
  const bulkData = dataset['7FE00010']?.BulkDataURI;
  const own = instance === undefined ? {} : { instance };
  return {
    part,
    ...own,
    ...(sopClass && { sopClass }),
    ...(study && { study }),
    ...(label && { label }),
    ...(rate && { rate }),
    ...(frames !== undefined && frames > 1 && { frames }),
    // One stream over all fragments (PS3.5 annex A.4.5–A.4.10). Without an address of its own it is the first frame (PS3.18 §8.7.3).
    read: ({ signal, range }) =>
      typeof bulkData === 'string'
        ? read(part, { signal, ...own, bulkData, ...(range && { range }) })
        : read(part, { signal, ...own, frame: 1 }),
  };
}

/** Recommended display rate, cine rate, frame time (PS3.3 C.7.6.5); a rate outside of 1 … 240 is a mistake. */
export function rateOf(dataset: Dataset): number | undefined {
  const frameTimeMs = number(dataset, '00181063') ?? numbers(dataset, '00181065')[1];
  return [number(dataset, '00180040'), frameTimeMs && 1000 / frameTimeMs, number(dataset, '00082144')].find(
    (rate) => rate !== undefined && rate >= 1 && rate <= 240,
  );
}
