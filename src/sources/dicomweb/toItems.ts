// What QIDO says of a study, as items of a timeline. Pure.
import type { Part, TimelineItem, When } from '../../model/item.ts';
import type { Identity } from '../../model/patient.ts';
import { toWhen } from '../../standards/dicom/dateTime.ts';
import { type Dataset, number, text } from '../../standards/dicom/json.ts';
import { isAmbiguousModality, isStackModality, specialtyOf } from '../../standards/dicom/modalities.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import { printItemId, printPartKey } from './address.ts';
import { ownerTag } from './rows.ts';

/** A series as it was listed, with what one of its instances added. */
export interface SeriesRow {
  readonly row: Dataset;
  readonly sopClass?: string;
  /** One of its instances, where the series alone does not say enough. */
  readonly sample?: Dataset;
  /** Its instances, where each is a thing of its own: documents. */
  readonly documents?: readonly Dataset[];
}

export interface Study {
  readonly uid: string;
  /** The study's own row, or a series row where the server answered no study. */
  readonly row: Dataset;
  readonly series: readonly [SeriesRow, ...SeriesRow[]];
  readonly identity: Identity;
}

/** Tags to ask for at study level, and at series level for those that study rows leave out. */
export const STUDY_TAGS = [
  '00080020',
  '00080030',
  '00080050',
  '00081030',
  '00080061',
  '00201206',
  '00201208',
  '00080080',
] as const;
export const SERIES_TAGS = [
  ...['00080060', '0008103E', '00200011', '00201209', '00180015', '00200060', '00080021', '00080031', '00080080', '00081040'],
  ...['00080020', '00080030', '00080050', '00081030'],
] as const;
export const INSTANCE_TAGS = [
  '00080016',
  '00280008',
  '00200013',
  '00420010',
  '00420012',
  '0040A491',
  '0040A493',
  '0040A496',
] as const;

export const modalityOf = (row: Dataset): string => text(row, '00080060')?.toUpperCase() ?? '';

/** The picture series of a study are one item, every other series is one. */
export function toItems(sourceId: string, study: Study): TimelineItem[] {
  const pictures = study.series.filter(isPicture).sort(bySeriesNumber);
  const [first, ...rest] = pictures;
  const others = study.series.filter((series) => !isPicture(series));
  return [
    ...(first ? [toPicturesItem(sourceId, study, [first, ...rest])] : []),
    ...others.map((series) => toSeriesItem(sourceId, study, series)),
  ];
}

function isPicture({ row, sopClass }: SeriesRow): boolean {
  const modality = modalityOf(row);
  return isAmbiguousModality(modality) ? sopClass !== undefined && sopKind(sopClass) === 'image' : isStackModality(modality);
}

function toPicturesItem(sourceId: string, study: Study, series: readonly [SeriesRow, ...SeriesRow[]]): TimelineItem {
  const leading = series.reduce((best, one) => (rankOf(one) < rankOf(best) ? one : best));
  const [first, ...rest] = series;
  const counts = series.map(({ row }) => number(row, '00201209'));
  const images = counts.every((count) => count !== undefined) ? counts.reduce((sum, count) => sum + count, 0) : undefined;
  return {
    ...shared(
      sourceId,
      study,
      series.map(({ row }) => row),
      whenOf(study.row, 'study') ?? whenOf(first.row, 'series'),
    ),
    id: printItemId(sourceId, { study: study.uid }),
    title: text(study.row, '00081030') ?? text(leading.row, '0008103E') ?? '',
    category: categoryOf(leading),
    specialty: specialtyOf(modalityOf(leading.row), leading.sopClass),
    parts: [toPart(study, first), ...rest.map((one) => toPart(study, one))],
    uids: [study.uid],
    counts: { series: series.length, ...(images !== undefined && { images }) },
  };
}

/** One series that is an item of its own: a document, a report, photos, a recording. */
export function toSeriesItem(sourceId: string, study: Study, series: SeriesRow): TimelineItem {
  const { row } = series;
  const uid = text(row, '0020000E') ?? '';
  const images = number(row, '00201209');
  const report = reportState(series);
  return {
    ...shared(sourceId, study, [row], whenOf(row, 'series') ?? whenOf(study.row, 'study')),
    id: printItemId(sourceId, { study: study.uid, series: uid }),
    title: documentTitle(series) ?? text(row, '0008103E') ?? text(study.row, '00081030') ?? '',
    category: categoryOf(series),
    specialty: specialtyOf(modalityOf(row), series.sopClass),
    parts: seriesParts(study, series),
    // The study first: where there is no patient number, it alone says whose this is.
    uids: [study.uid, uid],
    counts: { series: 1, ...(images !== undefined && { images }) },
    ...(report && { report }),
  };
}

function shared(sourceId: string, study: Study, rows: readonly Dataset[], when: When | undefined) {
  const all = [...rows, study.row];
  const first = (tag: string): string | undefined => all.map((row) => text(row, tag)).find((value) => value !== undefined);
  const origin = [first('00080080'), first('00081040')].filter((value) => value !== undefined).join(', ');
  const bodyPart = first('00180015');
  const accession = first('00080050');
  const laterality = lateralityOf(rows);
  return {
    sourceId,
    identity: study.identity,
    ...(when && { when }),
    ...(origin && { origin }),
    ...(bodyPart && { bodyPart }),
    ...(accession && { accession }),
    ...(laterality && { laterality }),
  };
}

function lateralityOf(rows: readonly Dataset[]): 'R' | 'L' | 'B' | 'U' | undefined {
  const sides = new Set(rows.map((row) => text(row, '00200060')?.toUpperCase()).filter((side) => side !== undefined));
  if (sides.size > 1) return sides.has('R') && sides.has('L') ? 'B' : undefined;
  const [side] = sides;
  return side === 'R' || side === 'L' || side === 'B' || side === 'U' ? side : undefined;
}

const whenOf = (row: Dataset, level: 'study' | 'series'): When | undefined =>
  level === 'study' ? toWhen(text(row, '00080020'), text(row, '00080030')) : toWhen(text(row, '00080021'), text(row, '00080031'));

function toPart({ uid: study, identity }: Study, { row, sopClass }: SeriesRow, instance?: string): Part {
  const modality = modalityOf(row);
  const label = text(row, '0008103E');
  const count = number(row, '00201209');
  return {
    key: printPartKey({
      study,
      series: text(row, '0020000E') ?? '',
      ...(instance !== undefined && { instance }),
      owner: ownerTag(identity),
    }),
    mediaType: 'application/dicom',
    ...(sopClass && { sopClass }),
    ...(modality && { modality }),
    ...(label && { label }),
    ...(count !== undefined && { count }),
  };
}

/** The series, or its instances where each is a thing of its own. */
function seriesParts(study: Study, series: SeriesRow): readonly [Part, ...Part[]] {
  const whole = toPart(study, series);
  const [first, ...rest] = (series.documents ?? []).flatMap((instance): Part[] => {
    const uid = text(instance, '00080018');
    const sopClass = text(instance, '00080016');
    if (uid === undefined) return [];
    const label = text(instance, '00420010') ?? whole.label;
    return [{ ...toPart(study, series, uid), count: 1, ...(sopClass && { sopClass }), ...(label && { label }) }];
  });
  return first ? [first, ...rest] : [whole];
}

const documentTitle = ({ row, documents = [], sample }: SeriesRow): string | undefined =>
  sample && documents.length <= 1 && (number(row, '00201209') ?? 1) <= 1 ? text(sample, '00420010') : undefined;

function reportState({ sample: report }: SeriesRow): 'preliminary' | 'final' | undefined {
  if (!report) return undefined;
  if (text(report, '0040A496') === 'PRELIMINARY' || text(report, '0040A491') === 'PARTIAL') return 'preliminary';
  return text(report, '0040A493') === 'VERIFIED' ? 'final' : undefined;
}

/** What leads a study of several kinds: the one that a clinician would name it after. */
const LEADING = 'MG BTO PT NM MR CT XA RF IVUS US OCT DX CR RG IO PX'.split(' ');
const rankOf = ({ row }: SeriesRow): number => {
  const rank = LEADING.indexOf(modalityOf(row));
  return rank < 0 ? LEADING.length : rank;
};

function categoryOf({ row, sopClass = '' }: SeriesRow): string {
  if (sopClass === '1.2.840.10008.5.1.4.1.1.104.1') return 'PDF';
  if (sopClass === '1.2.840.10008.5.1.4.1.1.104.2') return 'CDA';
  const modality = modalityOf(row);
  return modality !== '' && modality !== 'OT' ? modality : (CATEGORIES[sopKind(sopClass)] ?? 'OT');
}
const CATEGORIES: Readonly<Record<string, string>> = {
  image: 'SC',
  photo: 'XC',
  video: 'XC',
  slide: 'SM',
  waveform: 'ECG',
  audio: 'AU',
  document: 'DOC',
  model: 'M3D',
  report: 'SR',
  finding: 'SR',
  keyObjects: 'KO',
  presentation: 'PR',
  segmentation: 'SEG',
};

function bySeriesNumber(a: SeriesRow, b: SeriesRow): number {
  const numberOf = ({ row }: SeriesRow) => number(row, '00200011') ?? Number.MAX_SAFE_INTEGER;
  return (
    numberOf(a) - numberOf(b) ||
    (text(a.row, '0020000E') ?? '').localeCompare(text(b.row, '0020000E') ?? '', 'en', { numeric: true })
  );
}
