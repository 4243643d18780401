// What computer-aided detection reports (PS3.16 TID 4000 mammography, TID 4100 chest) say in short.
import type { Code } from './code.ts';
import { conceptValue } from './code.ts';
import type { ContentItem, ContentReference, ContentTree } from './content.ts';
import { findNamed, indexPaths, isNamed, objectOf, textOf, walk } from './walk.ts';

/** Three states that must never look alike: it found something, it found nothing, it did not work or nobody knows. */
export type CadOutcome = 'findings' | 'none' | 'partial' | 'failed' | 'unavailable';

export interface CadFinding {
  readonly finding: Code;
  /** As written, with its unit; '' where the software does not say. */
  readonly certainty: string;
  readonly unit?: Code;
  /** Laterality and view, of the picture it is seen in. */
  readonly view: readonly Code[];
  readonly reference?: ContentReference;
  /** Column and row in image pixels. */
  readonly centre?: readonly [number, number];
  /** The software asks that it is not presented (111152). */
  readonly isHidden: boolean;
}
export interface CadSummary {
  readonly outcome: CadOutcome;
  /** Name and version of each algorithm, once. Untrusted text. */
  readonly algorithms: readonly string[];
  readonly findings: readonly CadFinding[];
}

const CAD_CLASSES = ['1.2.840.10008.5.1.4.1.1.88.50', '1.2.840.10008.5.1.4.1.1.88.65', '1.2.840.10008.5.1.4.1.1.88.69'];
export const isCad = (sopClass: string): boolean => CAD_CLASSES.includes(sopClass);

const OUTCOMES: Readonly<Record<string, CadOutcome>> = {
  '111241': 'none',
  '111242': 'findings',
  '111243': 'partial',
  '111244': 'partial',
  '111245': 'failed',
};
const DETECTION: Readonly<Record<string, CadOutcome>> = { '111223': 'partial', '111224': 'failed', '111225': 'unavailable' };
const MAX_FINDINGS = 500;

export function cadSummary({ root }: ContentTree): CadSummary {
  const paths = indexPaths(root);
  const all = [...walk(root)];
  const findings = all
    .filter((item) => isNamed(item, '111059') && item.value.is === 'code')
    .slice(0, MAX_FINDINGS)
    .map((item) => toFinding(item, paths, root));
  return { outcome: outcomeOf(all, findings.length), algorithms: algorithmsOf(all), findings };
}

function outcomeOf(all: readonly ContentItem[], count: number): CadOutcome {
  const codeOf = (name: string): string => {
    const item = all.find((one) => isNamed(one, name));
    return item?.value.is === 'code' ? conceptValue(item.value.code) : '';
  };
  const said = OUTCOMES[codeOf('111017')];
  const detection = DETECTION[codeOf('111064')];
  if (said === 'none' && detection) return detection;
  if (said) return said === 'none' && count > 0 ? 'findings' : said;
  return detection ?? (count > 0 ? 'findings' : 'unavailable');
}

function algorithmsOf(all: readonly ContentItem[]): string[] {
  const names = all.flatMap((item) => {
    const name = item.children.find((child) => isNamed(child, '111001'));
    const version = item.children.find((child) => isNamed(child, '111003'));
    return name ? [[textOf(name), textOf(version)].filter((word) => word !== '').join(' ')] : [];
  });
  return [...new Set(names)].filter((name) => name !== '').slice(0, 20);
}

function toFinding(item: ContentItem, paths: ReadonlyMap<string, ContentItem>, root: ContentItem): CadFinding {
  const certainty = findNamed(item, '111012') ?? findNamed(item, '111047') ?? findNamed(item, '111011');
  const number = certainty?.value.is === 'number' ? certainty.value : undefined;
  const centre = findNamed(item, '111010');
  const [x, y] = centre?.value.is === 'region' ? centre.value.points : [];
  const reference = objectOf(item, paths);
  return {
    finding: item.value.is === 'code' ? item.value.code : { value: '', scheme: '', meaning: '' },
    certainty: number?.value ?? '',
    ...(number?.unit && { unit: number.unit }),
    view: reference ? viewOf(reference, root) : [],
    ...(reference && { reference }),
    ...(x !== undefined && y !== undefined && { centre: [x, y] as const }),
    isHidden: [...ancestors(item.path, paths), item].some(isNotForPresentation),
  };
}

/** Laterality (111027) and view (111031), as the image library tells them of the picture. */
function viewOf(reference: ContentReference, root: ContentItem): Code[] {
  const image = [...walk(root)].find(
    ({ value, children }) => value.is === 'object' && value.reference.instance === reference.instance && children.length > 0,
  );
  return (image?.children ?? []).flatMap((child) =>
    isNamed(child, '111027', '111031') && child.value.is === 'code' ? [child.value.code] : [],
  );
}

function* ancestors(path: string, paths: ReadonlyMap<string, ContentItem>): Generator<ContentItem> {
  for (let above = path; above.includes('.'); ) {
    above = above.slice(0, above.lastIndexOf('.'));
    const item = paths.get(above);
    if (item) yield item;
  }
}

const isNotForPresentation = ({ children }: ContentItem): boolean =>
  children.some((child) => isNamed(child, '111056') && child.value.is === 'code' && conceptValue(child.value.code) === '111152');
