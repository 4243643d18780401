// The points of a test: where, and what was seen there (PS3.3 C.8.26.4, Visual Field Test Point Sequence).
import { type Dataset, items, number, text } from '../../standards/dicom/json.ts';
import { bounded, optional } from './bounded.ts';

/** SEEN AT MAX: only the brightest light was, in screening tests. */
export type Outcome = 'seen' | 'seenAtMax' | 'notSeen';

export interface TestPoint {
  /** Degrees from fixation: x to the right of the patient's view, y upwards. */
  readonly x: number;
  readonly y: number;
  readonly outcome: Outcome;
  /** dB; undefined where none was measured, as in screening tests. */
  readonly sensitivity?: number;
  /** dB from the normal of the patient's age, and its percentile among the healthy, %. */
  readonly deviation?: number;
  readonly deviationProbability?: number;
  /** The same after what is lost everywhere has been taken away. */
  readonly pattern?: number;
  readonly patternProbability?: number;
}

/** Tests have 52 to a few hundred. */
const MOST_POINTS = 500;
const OUTCOMES: Readonly<Record<string, Outcome>> = { 'NOT SEEN': 'notSeen', 'SEEN AT MAX': 'seenAtMax' };

export const readPoints = (dataset: Dataset): readonly TestPoint[] =>
  items(dataset, '00240089').slice(0, MOST_POINTS).flatMap(readPoint);

function readPoint(item: Dataset): TestPoint[] {
  const [x, y] = [bounded(number(item, '00240090'), -100, 100), bounded(number(item, '00240091'), -100, 100)];
  if (x === undefined || y === undefined) return [];
  const normals = items(item, '00240097')[0] ?? {};
  const normal = (tag: string, low: number, high: number): number | undefined => bounded(number(normals, tag), low, high);
  const hasPattern = text(normals, '00240102') !== 'NO';
  return [
    {
      x,
      y,
      outcome: OUTCOMES[text(item, '00240093')?.toUpperCase() ?? ''] ?? 'seen',
      ...optional('sensitivity', bounded(number(item, '00240094'), -20, 60)),
      ...optional('deviation', normal('00240092', -80, 40)),
      ...optional('deviationProbability', normal('00240100', 0, 100)),
      ...(hasPattern && optional('pattern', normal('00240103', -80, 40))),
      ...(hasPattern && optional('patternProbability', normal('00240104', 0, 100))),
    },
  ];
}

/** Seen and not seen is all that was asked. */
export const isScreening = (points: readonly TestPoint[]): boolean =>
  points.every(({ sensitivity }) => sensitivity === undefined);

/** dB as it is drawn; undefined where there is no figure. @param minimum the least that the machine can measure, dB */
export function decibelOf({ sensitivity, outcome }: TestPoint, minimum = 0): number | undefined {
  if (outcome === 'notSeen') return minimum;
  return sensitivity ?? (outcome === 'seenAtMax' ? minimum : undefined);
}
