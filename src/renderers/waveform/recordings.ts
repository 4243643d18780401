// The item's recordings: its waveform objects, each asked whose it is.
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, toDatasets } from '../../standards/dicom/json.ts';
import { type Group, type Recording, readRecording } from '../../standards/dicom/waveform/recording.ts';
import type { Host } from '../renderer.ts';
import { isWaveform } from './isWaveform.ts';

/** One group of channels of one object: what a pane shows at a time. */
export interface Sheet {
  readonly part: Part;
  readonly recording: Recording;
  readonly group: Group;
}

export interface Sheets {
  readonly sheets: readonly [Sheet, ...Sheet[]];
  /** Parts, objects and groups beside them that could not be read. */
  readonly troubles: readonly Failure[];
}

export type Lender = Pick<Host, 'read' | 'admit'>;

/** More objects than this in one item are a fault of the source. */
const MAX_OBJECTS = 200;

/**
 * All sheets in order: by object, rhythm before median beats.
 * @throws Failure 'otherPatient' when one of the objects says that it is somebody else's; why none can be shown
 */
export async function listSheets(item: TimelineItem, lender: Lender, call: Call): Promise<Sheets> {
  lender.admit(item.identity);
  const lists = await Promise.all(item.parts.filter(isWaveform).map((part) => tryPart(part, lender, call)));
  const [first, ...rest] = lists.flatMap(({ sheets }) => sheets);
  const troubles = lists.flatMap((list) => list.troubles);
  if (!first) throw troubles[0] ?? new Failure('missing', { detail: 'no waveform in the item' });
  return { sheets: [first, ...rest], troubles };
}

interface Found {
  readonly sheets: readonly Sheet[];
  readonly troubles: readonly Failure[];
}

/** One part that cannot be had takes no other with it. @throws Failure 'otherPatient' */
async function tryPart(part: Part, lender: Lender, call: Call): Promise<Found> {
  try {
    return await readPart(part, lender, call);
  } catch (error) {
    if (isAbort(error)) throw error;
    const failure = toFailure(error);
    if (failure.reason === 'otherPatient') throw failure;
    return { sheets: [], troubles: [failure] };
  }
}

async function readPart(part: Part, lender: Lender, { signal }: Call): Promise<Found> {
  const response = await lender.read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await toJson(response));
  signal.throwIfAborted();
  for (const dataset of datasets) lender.admit(identityOf(dataset));
  const read = datasets.slice(0, MAX_OBJECTS).map(tryObject);
  const recordings = read.flatMap(({ recording }) => recording ?? []).sort((a, b) => a.number - b.number);
  return {
    sheets: recordings.flatMap((recording) => toSheets(part, recording)),
    troubles: [...read.flatMap(({ failure }) => failure ?? []), ...recordings.flatMap(({ unreadable }) => unreadable)],
  };
}

function tryObject(dataset: Dataset): { readonly recording?: Recording; readonly failure?: Failure } {
  try {
    return { recording: readRecording(dataset) };
  } catch (error) {
    if (error instanceof Failure) return { failure: error };
    throw error;
  }
}

async function toJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure('malformed', { cause: error, detail: 'metadata that is not JSON' });
    throw error;
  }
}

const toSheets = (part: Part, recording: Recording): Sheet[] =>
  [...recording.groups].sort((a, b) => Number(a.isMedian) - Number(b.isMedian)).map((group) => ({ part, recording, group }));
