// What the recorder or a reader wrote beside the curves (PS3.3 C.10.10): measured values, statements, marks in time.
import { type Dataset, items, number, numbers, text } from '../json.ts';

export interface Annotation {
  readonly kind: 'value' | 'statement' | 'mark';
  /** What was measured or marked, in the file's words. Untrusted text. */
  readonly name: string;
  /** Its code, 'MDC 2:16016' or 'LN 8867-4', where it has one. */
  readonly code: string;
  /** The statement itself, '' for values. Untrusted text. */
  readonly text: string;
  readonly value?: number;
  /** UCUM, as the file writes it. Untrusted text. */
  readonly unit?: string;
  /** Seconds from the first sample (0040,A138), where it is told in time. */
  readonly seconds: readonly number[];
  /** Sample numbers from 1, where it is told in those. */
  readonly positions: readonly number[];
  /** Whether its places are pairs of a beginning and an end (0040,A130). */
  readonly isSpan: boolean;
  /** Groups and channels it speaks of, from 1; channel 0 is all of a group (0040,A0B0). Empty: the whole recording. */
  readonly channels: readonly (readonly [group: number, channel: number])[];
}

/** A Holter report may mark every beat; a page of text does not. */
const MAX_ANNOTATIONS = 5000;
const MAX_TEXT = 400;
const MAX_POINTS = 64;

export const readAnnotations = (dataset: Dataset): Annotation[] =>
  items(dataset, '0040B020')
    .slice(0, MAX_ANNOTATIONS)
    .map(readAnnotation)
    .filter(({ name, text: words }) => name !== '' || words !== '');

function readAnnotation(item: Dataset): Annotation {
  const concept = items(item, '0040A043')[0] ?? {};
  const answer = items(item, '0040A168')[0];
  const value = number(item, '0040A30A');
  const unit = (text(items(item, '004008EA')[0] ?? {}, '00080100') ?? '').slice(0, 16);
  const said = text(item, '00700006') ?? (answer && text(answer, '00080104')) ?? '';
  const seconds = numbers(item, '0040A138').slice(0, MAX_POINTS);
  const positions = numbers(item, '0040A132').slice(0, MAX_POINTS);
  const referenced = numbers(item, '0040A0B0').slice(0, 2 * MAX_POINTS);
  const isPlaced = seconds.length > 0 || positions.length > 0;
  return {
    kind: value !== undefined ? 'value' : isPlaced ? 'mark' : 'statement',
    name: (text(concept, '00080104') ?? '').slice(0, MAX_TEXT),
    code: `${text(concept, '00080102') ?? ''} ${text(concept, '00080100') ?? ''}`.trim().slice(0, 64),
    text: value === undefined ? said.slice(0, MAX_TEXT) : '',
    ...(value !== undefined && { value, unit }),
    seconds,
    positions,
    isSpan: /SEGMENT$/.test(text(item, '0040A130') ?? ''),
    channels: referenced.flatMap((group, at) => (at % 2 === 0 ? [[group, referenced[at + 1] ?? 0] as const] : [])),
  };
}
