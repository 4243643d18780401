// Measurements of a measurement report (PS3.16 TID 1500, 1410, 1411, 1501) as rows.
import type { Code } from './code.ts';
import type { ContentItem, ContentReference, ContentTree } from './content.ts';
import { childrenNamed, indexPaths, isNamed, objectOf, textOf, walk } from './walk.ts';

export interface Measured {
  readonly name: Code;
  /** Mean, maximum, method: what tells two values of one name apart. */
  readonly modifiers: readonly Code[];
  /** As written; '' where there is none. */
  readonly value: string;
  readonly unit?: Code;
  readonly qualifier?: Code;
}
export interface MeasurementGroup {
  /** Untrusted text. */
  readonly tracking: string;
  /** Tracking Unique Identifier: the same finding at another time carries the same one. */
  readonly trackingUid: string;
  readonly finding?: Code;
  readonly site?: Code;
  readonly laterality?: Code;
  readonly measured: readonly Measured[];
  /** What was seen and not counted. */
  readonly evaluations: readonly { readonly name: Code; readonly value: Code }[];
  readonly reference?: ContentReference;
  /** Whether an outline or a point in the picture belongs to it. */
  readonly hasRegion: boolean;
}

const GROUP = '125007';
const KNOWN = ['121071', '363698007', '112039', '112040', '272741003'];

export function measurementGroups({ root }: ContentTree): MeasurementGroup[] {
  const paths = indexPaths(root);
  return [...walk(root)].filter((item) => isNamed(item, GROUP)).map((item) => toGroup(item, paths));
}

function toGroup(group: ContentItem, paths: ReadonlyMap<string, ContentItem>): MeasurementGroup {
  const site = codeOf(childrenNamed(group, '363698007')[0]);
  const finding = codeOf(childrenNamed(group, '121071')[0]);
  const siteItem = [...walk(group)].find((item) => isNamed(item, '272741003'));
  const laterality = codeOf(siteItem);
  const reference = objectOf(group, paths);
  return {
    tracking: textOf(childrenNamed(group, '112039')[0]),
    trackingUid: textOf(childrenNamed(group, '112040')[0]),
    ...(finding && { finding }),
    ...(site && { site }),
    ...(laterality && { laterality }),
    measured: group.children.flatMap(toMeasured),
    evaluations: group.children.flatMap(toEvaluation),
    ...(reference && { reference }),
    hasRegion: [...walk(group)].some(({ value }) => value.is === 'region'),
  };
}

const codeOf = (item: ContentItem | undefined): Code | undefined => (item?.value.is === 'code' ? item.value.code : undefined);

function toMeasured({ name, value, children }: ContentItem): Measured[] {
  if (value.is !== 'number' || !name) return [];
  const { unit, qualifier } = value;
  const modifiers = children.flatMap((child) => (child.relationship === 'HAS CONCEPT MOD' ? (codeOf(child) ?? []) : []));
  return [{ name, modifiers, value: value.value, ...(unit && { unit }), ...(qualifier && { qualifier }) }];
}

const toEvaluation = (item: ContentItem): { name: Code; value: Code }[] =>
  item.value.is === 'code' && item.name && item.relationship === 'CONTAINS' && !isNamed(item, ...KNOWN)
    ? [{ name: item.name, value: item.value.code }]
    : [];
