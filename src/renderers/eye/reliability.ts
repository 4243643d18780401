// How far a test can be trusted (PS3.3 C.8.26.3): fixation, false answers, and what the machine says of them.
import { type Dataset, items, number, text } from '../../standards/dicom/json.ts';
import { bounded } from './bounded.ts';

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Reliability {
  readonly fixation?: Share;
  /** %, or counted where the machine only counts. */
  readonly falsePositives?: number | Share;
  readonly falseNegatives?: number | Share;
  /** What the machine calls too many. */
  readonly excessive: readonly ('fixation' | 'falsePositives' | 'falseNegatives')[];
  /** The machine's own word. Untrusted text. */
  readonly verdict?: string;
}

const isYes = (dataset: Dataset, tag: string): boolean => text(dataset, tag)?.toUpperCase() === 'YES';

export function readReliability(dataset: Dataset): Reliability {
  const fixation = items(dataset, '00240032')[0] ?? {};
  const trials = items(dataset, '00240034')[0] ?? {};
  const verdict = text(dataset, '00240069');
  const estimate = (tag: string, of: string, count: string): number | Share | undefined =>
    bounded(number(trials, tag), 0, 100) ?? shareOf(trials, count, of);
  return {
    ...some('fixation', shareOf(fixation, '00240036', '00240035')),
    ...some('falsePositives', estimate('00240054', '00240056', '00240060')),
    ...some('falseNegatives', estimate('00240046', '00240048', '00240050')),
    excessive: [
      ...(isYes(fixation, '00240040') ? (['fixation'] as const) : []),
      ...(isYes(trials, '00240062') ? (['falsePositives'] as const) : []),
      ...(isYes(trials, '00240052') ? (['falseNegatives'] as const) : []),
    ],
    ...(verdict !== undefined && { verdict }),
  };
}

const some = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

function shareOf(dataset: Dataset, count: string, of: string): Share | undefined {
  const [part, all] = [bounded(number(dataset, count), 0, 10_000), bounded(number(dataset, of), 1, 10_000)];
  return part === undefined || all === undefined ? undefined : { count: part, of: all };
}
