// A Key Object Selection (PS3.3 A.35.4, TID 2010): which pictures somebody pointed out, why, and who.
import { Failure } from '../../model/failure.ts';
import { type Dataset, items, personName, text } from './json.ts';
import { type InstanceReference, toReference } from './references.ts';

export interface KeyObjects {
  /** Code of the document's title (CID 7010, DCM): '113000'. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly references: readonly InstanceReference[];
}

const MAX_ITEMS = 100_000;
/** Rejected for quality or patient safety, wrong worklist entry, retention expired (IHE IOCM). */
const REJECTIONS = new Set(['113001', '113037', '113038', '113039']);
/** Lists of all that belongs to something, not of what to look at. */
const LISTS = new Set(['113030', '113031', '113032', '113033', '113034', '113035', '113036']);

/** @throws Failure 'malformed' when it selects nothing */
export function parseKeyObjects(dataset: Dataset): KeyObjects {
  const title = items(dataset, '0040A043')[0] ?? {};
  const content = items(dataset, '0040A730').slice(0, MAX_ITEMS);
  const conceptOf = (item: Dataset): string | undefined => text(items(item, '0040A043')[0] ?? {}, '00080100');
  const described = content.find((item) => conceptOf(item) === '113012' || text(item, '0040A040') === 'TEXT');
  const observer = content.find((item) => conceptOf(item) === '121008');
  const name = observer ? personName(observer, '0040A123') : undefined;
  const references = content.flatMap((item) => items(item, '00081199')).flatMap(toReference);
  if (references.length === 0) throw new Failure('malformed', { detail: 'key objects that select nothing' });
  return {
    code: text(title, '00080100') ?? '',
    title: text(title, '00080104') ?? '',
    description: (described && text(described, '0040A160')) ?? '',
    author: name ? [name.prefix, name.given, name.family].filter(Boolean).join(' ') : '',
    references,
  };
}

export const isRejection = ({ code }: KeyObjects): boolean => REJECTIONS.has(code);
export const isSelection = ({ code }: KeyObjects): boolean => !LISTS.has(code) && !REJECTIONS.has(code);
