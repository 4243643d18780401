// A visual field test, read from its object (PS3.3 C.8.26). Nothing is computed that the machine did not say.
import { Failure } from '../../model/failure.ts';
import { type Dataset, items, number, text } from '../../standards/dicom/json.ts';
import { bounded, optional } from './bounded.ts';
import { readPoints, type TestPoint } from './points.ts';
import { type Reliability, readReliability } from './reliability.ts';

/** B: both eyes open at once, as for driving licences. */
export type Side = 'R' | 'L' | 'B';

/** An index that its maker has a name for, as VFI. Untrusted texts. */
export interface Index {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export interface Field extends Reliability {
  readonly uid: string;
  readonly side: Side | undefined;
  /** YYYYMMDD, and HHMM where known. */
  readonly date: string;
  readonly time: string;
  /** What the machine calls the test. Untrusted text. */
  readonly name: string;
  readonly device: string;
  readonly points: readonly TestPoint[];
  /** Degrees, where the machine found it. */
  readonly blindSpot?: { readonly x: number; readonly y: number };
  /** dB: the least that the machine can measure. */
  readonly minimum?: number;
  /** dB. Mean deviation and pattern standard deviation, with their percentiles among the healthy, %. */
  readonly md?: number;
  readonly mdProbability?: number;
  readonly psd?: number;
  readonly psdProbability?: number;
  readonly meanSensitivity?: number;
  readonly fovea?: number;
  readonly foveaProbability?: number;
  readonly seconds?: number;
  readonly indices: readonly Index[];
}

const MOST_INDICES = 8;

/** @throws Failure 'malformed' when it holds no test points */
export function readField(dataset: Dataset): Field {
  const points = readPoints(dataset);
  if (points.length === 0) throw new Failure('malformed', { detail: 'a visual field without test points' });
  const isMeasured = text(dataset, '00240086') !== 'NO';
  const figure = (tag: string, low: number, high: number): number | undefined => bounded(number(dataset, tag), low, high);
  return {
    uid: text(dataset, '00080018') ?? '',
    side: sideOf(dataset),
    ...readWhen(dataset),
    name: nameOf(dataset),
    device: [text(dataset, '00080070'), text(dataset, '00081090')].filter(Boolean).join(' '),
    points,
    ...readBlindSpot(dataset),
    ...optional('minimum', figure('00240105', -20, 20)),
    ...readDeviations(dataset),
    ...optional('meanSensitivity', figure('00240070', -60, 60)),
    ...(isMeasured && optional('fovea', figure('00240087', -10, 60))),
    ...(isMeasured && optional('foveaProbability', figure('00240118', 0, 100))),
    ...optional('seconds', figure('00240088', 1, 36_000)),
    indices: readIndices(dataset),
    ...readReliability(dataset),
  };
}

/** Global and Localized Deviation From Normal: MD and PSD, in the Results Normals Sequence (C.8.26.5); some machines leave it out. */
function readDeviations(dataset: Dataset): Pick<Field, 'md' | 'mdProbability' | 'psd' | 'psdProbability'> {
  const results = items(dataset, '00240064')[0] ?? {};
  const figure = (tag: string, low: number, high: number): number | undefined =>
    bounded(number(results, tag) ?? number(dataset, tag), low, high);
  const percentile = (sequence: string, tag: string): number | undefined => {
    const within = items(results, sequence)[0] ?? items(dataset, sequence)[0] ?? results;
    return bounded(number(within, tag) ?? number(dataset, tag), 0, 100);
  };
  return {
    ...optional('md', figure('00240066', -60, 20)),
    ...optional('mdProbability', percentile('00240083', '00240071')),
    ...optional('psd', figure('00240068', 0, 40)),
    ...optional('psdProbability', percentile('00240085', '00240073')),
  };
}

/** Visual Field Global Results Index Sequence: each a measured content item (Table 10-2). */
function readIndices(dataset: Dataset): readonly Index[] {
  return items(dataset, '00240320')
    .slice(0, MOST_INDICES)
    .flatMap((index): Index[] => {
      const observed = items(index, '00240325')[0] ?? {};
      const name = text(items(observed, '0040A043')[0] ?? {}, '00080104');
      const value = number(observed, '0040A30A');
      if (name === undefined || value === undefined || Math.abs(value) > 1e6) return [];
      const unit = items(observed, '004008EA')[0] ?? {};
      return [{ name, value, unit: text(unit, '00080100') ?? '' }];
    });
}

function readBlindSpot(dataset: Dataset): Pick<Field, 'blindSpot'> {
  if (text(dataset, '00240106') === 'NO') return {};
  const [x, y] = [bounded(number(dataset, '00240107'), -40, 40), bounded(number(dataset, '00240108'), -40, 40)];
  return x === undefined || y === undefined ? {} : { blindSpot: { x, y } };
}

/** The pattern that was tested (Performed Protocol Code Sequence, C.8.26.1), else what the series is called. */
const nameOf = (dataset: Dataset): string =>
  text(items(dataset, '00400260')[0] ?? {}, '00080104') ?? text(dataset, '0008103E') ?? text(dataset, '00181030') ?? '';

/** Measurement Laterality (0024,0113), else the series' (0020,0060): never guessed from where the blind spot lies. */
function sideOf(dataset: Dataset): Side | undefined {
  const side = (text(dataset, '00240113') ?? text(dataset, '00200060') ?? text(dataset, '00200062'))?.toUpperCase();
  return side === 'R' || side === 'L' || side === 'B' ? side : undefined;
}

function readWhen(dataset: Dataset): Pick<Field, 'date' | 'time'> {
  const moment = text(dataset, '0008002A') ?? '';
  const date =
    /^\d{8}/.exec(moment)?.[0] ?? text(dataset, '00080022') ?? text(dataset, '00080023') ?? text(dataset, '00080020') ?? '';
  const time = /^\d{8}(\d{4})/.exec(moment)?.[1] ?? /^\d{4}/.exec(text(dataset, '00080033') ?? '')?.[0] ?? '';
  return { date: /^\d{8}$/.test(date) ? date : '', time };
}
