// One item and whose it is, from its address alone.
import { Failure, isAbort } from '../../model/failure.ts';
import type { Call, ItemId, TimelineItem } from '../../model/item.ts';
import type { Identity } from '../../model/patient.ts';
import { IDENTITY_TAGS, identityOf } from '../../standards/dicom/identity.ts';
import type { Dataset } from '../../standards/dicom/json.ts';
import { isStackModality } from '../../standards/dicom/modalities.ts';
import { parseItemId } from './address.ts';
import type { Query } from './qido.ts';
import type { Room } from './room.ts';
import { ownerKey, ownIdentity, sameOwner, uidOf } from './rows.ts';
import { sampleSeries } from './sampleSeries.ts';
import { modalityOf, SERIES_TAGS, STUDY_TAGS, type Study, toItems, toSeriesItem } from './toItems.ts';

/**
 * A study UID that two numbers share is refused: a link does not say whose pictures were meant. The timeline of either
 * shows their own.
 * @throws Failure 'missing', 'otherPatient', and those of a query
 */
export async function openItem(room: Room, id: ItemId, call: Call): Promise<TimelineItem> {
  const { study: uid, series } = parseItemId(room.sourceId, id);
  const study = await readStudy(room, uid, series === undefined ? { isWanted: isLikelyPicture } : { series }, call);
  const item =
    series === undefined
      ? toItems(room.sourceId, study).find((one) => one.id === id)
      : toSeriesItem(room.sourceId, study, study.series[0]);
  if (!item) throw new Failure('missing', { detail: 'a study without pictures' });
  return item;
}

/** Everything of a study. @throws Failure as `openItem` */
export async function openStudy(room: Room, uid: string, call: Call): Promise<readonly TimelineItem[]> {
  return toItems(room.sourceId, await readStudy(room, uid, {}, call));
}

interface Wanted {
  /** Only this one; whose the others are is not looked at. */
  readonly series?: string;
  readonly isWanted?: (series: Dataset, all: readonly Dataset[]) => boolean;
}

async function readStudy(room: Room, uid: string, { series, isWanted = () => true }: Wanted, call: Call): Promise<Study> {
  const [studies, all] = await Promise.all([readStudies(room, uid, call), readSeries(room, uid, call)]);
  const rows = all.filter((row) => series === undefined || uidOf(row, '0020000E') === series);
  if (rows.length === 0) throw new Failure('missing', { detail: 'no such item' });
  const identity = onlyOwner(uid, studies, rows);
  const row = studies.find((one) => sameOwner(identityOf(one), identity)) ?? rows[0] ?? {};
  const isOwn = (instance: Dataset): boolean => {
    const found = ownIdentity(instance);
    return found === undefined || sameOwner(found, identity);
  };
  const own = rows.filter((one) => isOwn(one) && isWanted(one, rows));
  const [first, ...rest] = await Promise.all(own.map((one) => sampleSeries(room, uid, one, isOwn, call)));
  if (!first) throw new Failure('missing', { detail: 'no such item' });
  return { uid, row, identity, series: [first, ...rest] };
}

/** Of a study its pictures are wanted: beside series that surely are some, a document's need not be asked what it is. */
const isLikelyPicture = (row: Dataset, all: readonly Dataset[]): boolean =>
  !['DOC', 'SR'].includes(modalityOf(row)) || !all.some((one) => isStackModality(modalityOf(one)));

async function readStudies({ qido }: Room, study: string, call: Call): Promise<Dataset[]> {
  const keys = { StudyInstanceUID: study };
  const query: Query = { path: 'studies', keys, include: [...STUDY_TAGS, ...IDENTITY_TAGS], uid: '0020000D', limit: 10 };
  try {
    const { rows } = await qido.page(query, call);
    return rows.filter((row) => uidOf(row, '0020000D') === study);
  } catch (error) {
    if (isAbort(error)) throw error;
    // The series rows can say all that is needed; if they cannot, their own failure is the one to tell.
    return [];
  }
}

async function readSeries({ qido }: Room, study: string, call: Call): Promise<Dataset[]> {
  const query: Query = { path: `studies/${study}/series`, include: [...SERIES_TAGS, ...IDENTITY_TAGS], uid: '0020000E' };
  const rows: Dataset[] = [];
  for await (const page of qido.pages(query, call)) rows.push(...page.rows);
  return rows.filter((row) => uidOf(row, '0020000E') !== undefined && (uidOf(row, '0020000D') ?? study) === study);
}

/** Without its name: a person may have changed theirs. */
const numberKey = (identity: Identity, study: string): string =>
  identity.id.value === '' ? ownerKey(identity, study) : ownerKey({ ...identity, name: NOBODY }, study);
const NOBODY = { family: '', given: '' };

/** @throws Failure 'otherPatient' when there is more than one, 'malformed' when there is none */
function onlyOwner(study: string, studies: readonly Dataset[], series: readonly Dataset[]): Identity {
  const ofSeries = series.flatMap((row) => ownIdentity(row) ?? []);
  const known = ofSeries.length === series.length ? ofSeries : [...ofSeries, ...studies.map(identityOf)];
  const numbers = new Map(known.map((identity) => [numberKey(identity, study), identity]));
  if (numbers.size > 1) throw new Failure('otherPatient', { detail: 'more than one patient under this address' });
  // One number under several names: the first, and only what carries exactly that name.
  const [owner] = known;
  if (!owner) throw new Failure('malformed', { detail: 'the archive does not say whose it is' });
  return owner;
}
