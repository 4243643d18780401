// Metadata as DICOM JSON (PS3.18 §10.4.1.1.7), and the quickest way to any one instance of a series.
import { Failure } from '../../model/failure.ts';
import type { Part, ReadOptions } from '../../model/item.ts';
import { type Dataset, text, toDatasets } from '../../standards/dicom/json.ts';
import { isStackModality } from '../../standards/dicom/modalities.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import { readBytes } from '../http.ts';
import { statusOf } from '../statusFailure.ts';
import { type InstanceAddress, type PartAddress, parsePart, pathOf } from './address.ts';
import { toResponse } from './negotiate.ts';
import type { Query } from './qido.ts';
import { readFrame } from './readFrame.ts';
import type { Room } from './room.ts';
import { isOwnedBy, namesHalf, OWNER_TAGS, uidOf } from './rows.ts';

type Options = Pick<ReadOptions, 'signal' | 'priority'>;

const MAX_BYTES = 512 * 2 ** 20;
const JSON_TYPE = 'application/dicom+json';

/** Of a series or an instance: always JSON, `[]` where there is none; bulk data addresses made absolute. @throws Failure */
export async function readMetadata({ http }: Room, address: PartAddress, { signal, priority }: Options): Promise<Response> {
  const url = new URL(`${pathOf(address)}/metadata`, http.base);
  const ask = { signal, accept: JSON_TYPE, size: 'small', ...(priority && { priority }) } as const;
  const bytes = await http.fetch(url, ask, (answer) => readBytes(answer, MAX_BYTES));
  const json = new TextDecoder().decode(bytes).trim();
  if (json !== '' && !/^[[{]/.test(json)) throw new Failure('malformed', { detail: 'metadata that is not JSON' });
  const own = address.instance === undefined ? withoutOthers(json || '[]', address.owner) : json || '[]';
  return new Response(withAbsoluteBulkData(own, url), { headers: { 'content-type': JSON_TYPE } });
}

/** Two patients may lie in one series. Parsed only where the text names more than one: metadata can be large. */
export function withoutOthers(json: string, owner: string | undefined): string {
  if (owner === undefined) return json;
  const named = json.match(/"(00100010|00100020)"\s*:\s*\{([^{}]|\{[^{}]*\})*\}/g) ?? [];
  if (new Set(named).size <= 2) return json;
  try {
    const all: unknown = JSON.parse(json);
    if (!Array.isArray(all)) return json;
    return JSON.stringify(all.filter((one) => toDatasets([one]).every((dataset) => isOwnedBy(owner, dataset))));
  } catch {
    throw new Failure('malformed', { detail: 'metadata that is no DICOM JSON' });
  }
}

/** What readMetadata answered, parsed. @throws Failure 'malformed' */
export async function readDatasets(response: Response): Promise<Dataset[]> {
  try {
    return toDatasets(JSON.parse(await response.text()));
  } catch {
    // Without the cause: its message quotes the answer, which may name a patient.
    throw new Failure('malformed', { detail: 'metadata that is no DICOM JSON' });
  }
}

/** A relative BulkDataURI is relative to the answer it stands in; whoever asks for it later does not know which that was. */
export function withAbsoluteBulkData(json: string, against: URL): string {
  return json.replace(/("BulkDataURI"\s*:\s*)("(?:[^"\\]|\\.)*")/g, (whole, name: string, value: string) => {
    try {
      return name + JSON.stringify(new URL(JSON.parse(value), against).href);
    } catch {
      return whole;
    }
  });
}

/** The metadata of one instance, while its first frame is already on its way. @throws Failure */
export async function readSample(
  room: Room,
  part: Part,
  { whenAsked, ...options }: Options & { readonly whenAsked?: () => void },
): Promise<Response> {
  const address = parsePart(part);
  const instance = await pickInstance(room, part, options);
  if (instance === undefined) return readOneOfAll(room, address, options);
  const one = { ...address, instance };
  if (hasPictures(part))
    room.speculation.start(frameKey(one), options.signal, (signal) => readFrame(room, one, 1, { ...options, signal }));
  const reading = readMetadata(room, one, options);
  whenAsked?.();
  const response = await reading;
  response.headers.set('x-helbild-instance', instance);
  return response;
}

/** What speculation calls an instance's first frame, and a part's sample. */
export const frameKey = ({ instance }: InstanceAddress): string => `frame ${instance}`;
export const sampleKey = ({ key }: Part): string => `sample ${key}`;
export const seriesKey = ({ key }: Part): string => `series ${key}`;

/**
 * A part's sample, its first frame, and, when those bytes have come, the metadata of its whole series: what a viewport asks
 * for one after the other. Each is handed to whoever asks for it next.
 * @returns when the sample and the first frame are on their way, or nothing more will be asked. Never rejects.
 */
export async function warm(room: Room, part: Part): Promise<void> {
  const { speculation } = room;
  const nobody = new AbortController().signal;
  // A slide is all of its objects: which of their frames comes first, only their metadata together can tell.
  if (isSlide(part))
    return speculation.start(seriesKey(part), nobody, (signal) => readMetadata(room, parsePart(part), { signal }));
  let whenAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    whenAsked = resolve;
  });
  speculation.start(sampleKey(part), nobody, async (signal) => {
    const sample = await readSample(room, part, { signal, whenAsked });
    const instance = sample.headers.get('x-helbild-instance') ?? '';
    if ((part.count ?? 2) > 1)
      void speculation.settled(`frame ${instance}`).then(() => {
        if (signal.aborted) return;
        speculation.start(seriesKey(part), signal, (own) =>
          readMetadata(room, parsePart(part), { signal: own, priority: 'near' }),
        );
      });
    return sample;
  });
  await Promise.race([asked, speculation.settled(sampleKey(part))]);
}

const isSlide = ({ modality, sopClass }: Part): boolean =>
  sopClass === undefined ? modality === 'SM' : sopKind(sopClass) === 'slide';

const hasPictures = ({ modality = '', sopClass }: Part): boolean =>
  sopClass === undefined ? isStackModality(modality) : ['image', 'photo'].includes(sopKind(sopClass));

/**
 * An instance from the middle of the series: always the same one while the series does not grow.
 * @returns undefined where the server has no query for instances
 */
export async function pickInstance({ qido }: Room, part: Part, call: Options): Promise<string | undefined> {
  const { study, series, instance, owner } = parsePart(part);
  if (instance !== undefined) return instance;
  const path = `studies/${study}/series/${series}/instances`;
  const query: Query = { path, include: OWNER_TAGS, uid: '00080018' };
  const find = (rows: readonly Dataset[], isOwn: (row: Dataset) => boolean): string | undefined => {
    const row = rows.find((one) => isOwn(one) && uidOf(one, '00080018'));
    return row && uidOf(row, '00080018');
  };
  const isCertain = (row: Dataset): boolean => isOwnedBy(owner, row);
  try {
    const middle = Math.floor((part.count ?? 1) / 2);
    const quick = find((await qido.page({ ...query, limit: 1, offset: middle }, call)).rows, isCertain);
    if (quick !== undefined) return quick;
    // The count was wrong, or that one is somebody else's, or half of whose it is was not answered: its metadata will tell.
    let uncertain: string | undefined;
    for await (const { rows } of qido.pages({ ...query, limit: 100 }, call)) {
      const found = find(rows, isCertain);
      if (found !== undefined) return found;
      uncertain ??= find(rows, namesHalf);
    }
    if (uncertain !== undefined) return uncertain;
    throw new Failure('missing', { detail: 'a series without instances' });
  } catch (error) {
    if (![400, 404, 405, 501].includes(statusOf(error) ?? 0)) throw error;
    return undefined;
  }
}

/** The middle one of the whole series' metadata. @throws Failure 'missing' for an empty series */
async function readOneOfAll(room: Room, address: PartAddress, options: Options): Promise<Response> {
  const response = await readMetadata(room, address, options);
  const all = await readDatasets(response);
  const dataset = all[Math.floor(all.length / 2)];
  const instance = dataset && text(dataset, '00080018');
  if (!dataset || instance === undefined) throw new Failure('missing', { detail: 'a series without instances' });
  const bytes = new TextEncoder().encode(JSON.stringify([dataset]));
  return toResponse(bytes, JSON_TYPE, { 'x-helbild-instance': instance });
}

/** The part as one instance: its own, the one asked for, or the middle one. @throws Failure 'missing' */
export async function toInstance(room: Room, part: Part, options: ReadOptions): Promise<InstanceAddress> {
  const address = parsePart(part, options);
  const instance = address.instance ?? (await pickInstance(room, part, options));
  if (instance === undefined) throw new Failure('missing', { detail: 'a series without instances' });
  return { ...address, instance };
}
