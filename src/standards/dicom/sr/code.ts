// Coded concepts (PS3.3 §8) as structured reports use them.
import { type Dataset, items, text } from '../json.ts';

export interface Code {
  readonly value: string;
  readonly scheme: string;
  /** Untrusted text. */
  readonly meaning: string;
}

/** The first code of a sequence; undefined where it holds neither a value nor a meaning. Long and URN values count too. */
export function codeIn(dataset: Dataset, tag: string): Code | undefined {
  const item = items(dataset, tag)[0];
  if (!item) return undefined;
  const value = text(item, '00080100') ?? text(item, '00080119') ?? text(item, '00080120') ?? '';
  const meaning = text(item, '00080104') ?? '';
  return value === '' && meaning === '' ? undefined : { value, scheme: text(item, '00080102') ?? '', meaning: meaning || value };
}

/** Old names of concepts in SNOMED's earlier schemes (PS3.16 annex D keeps them). */
const ALIASES: Readonly<Record<string, string>> = {
  'G-C0E3': '363698007',
  'F-01796': '129793001',
  'F-01775': '129769006',
  'F-01776': '129770007',
  'F-01795': '129792006',
  'R-10242': '399162004',
  'R-10226': '399368009',
  'T-04030': '80248007',
  'T-04020': '73056007',
  'G-A22A': '103339001',
  'G-A185': '103340004',
};

/** The code's value, in today's scheme where it is one of the old ones. */
export const conceptValue = (code: Code | undefined): string => (code ? (ALIASES[code.value] ?? code.value) : '');
