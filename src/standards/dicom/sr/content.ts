// The content tree of a structured report (PS3.3 C.17.3) as plain data, bounded against hostile files.
import type { When } from '../../../model/item.ts';
import { parseDateTime, toWhen } from '../dateTime.ts';
import { type Dataset, items, numbers, personName, text, texts } from '../json.ts';
import { type Code, codeIn } from './code.ts';

/** An object that content points at; UIDs, and frames from 1. */
export interface ContentReference {
  readonly sopClass: string;
  readonly instance: string;
  readonly frames: readonly number[];
}

export type ContentValue =
  | { readonly is: 'container' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'code'; readonly code: Code }
  /** `value` as it was written, '' where there is none and `qualifier` says why. */
  | { readonly is: 'number'; readonly value: string; readonly unit?: Code; readonly qualifier?: Code }
  | { readonly is: 'when'; readonly when?: When; readonly text: string }
  | { readonly is: 'uid'; readonly text: string }
  | { readonly is: 'object'; readonly kind: 'image' | 'waveform' | 'composite'; readonly reference: ContentReference }
  /** Column\row pairs in image pixels, 0 at the top-left corner (C.18.6), or x\y\z in mm of the frame of reference (C.18.9). */
  | { readonly is: 'region'; readonly shape: string; readonly space: 'image' | 'patient'; readonly points: readonly number[] }
  | { readonly is: 'times'; readonly shape: string }
  /** The content item at this position path (C.17.3.2.5). */
  | { readonly is: 'same'; readonly path: string }
  | { readonly is: 'unknown'; readonly type: string };

export interface ContentItem {
  /** Position from the root, counted from 1: '1.2.1'. */
  readonly path: string;
  /** CONTAINS, HAS PROPERTIES, INFERRED FROM …; '' for the root. */
  readonly relationship: string;
  readonly name?: Code;
  readonly value: ContentValue;
  readonly children: readonly ContentItem[];
}

export interface ContentTree {
  readonly root: ContentItem;
  /** How many content items were left out, where the tree is deeper or larger than is shown. At least so many. */
  readonly cut: number;
}

const MAX_DEPTH = 24;
const MAX_ITEMS = 6000;
const MAX_TEXT = 40_000;
const MAX_POINTS = 3000;
const MAX_FRAMES = 500;

/** Never throws: what is not understood is 'unknown', what is too much is counted. */
export function parseContent(dataset: Dataset): ContentTree {
  const left = { items: MAX_ITEMS, cut: 0 };
  const root = toItem(dataset, '1', 1, left);
  return { root: { ...root, relationship: '' }, cut: left.cut };
}

function toItem(dataset: Dataset, path: string, depth: number, left: { items: number; cut: number }): ContentItem {
  left.items -= 1;
  const name = codeIn(dataset, '0040A043');
  return {
    path,
    relationship: text(dataset, '0040A010')?.toUpperCase() ?? '',
    ...(name && { name }),
    value: valueOfItem(dataset),
    children: childrenOf(dataset, path, depth, left),
  };
}

function childrenOf(dataset: Dataset, path: string, depth: number, left: { items: number; cut: number }): ContentItem[] {
  const children: ContentItem[] = [];
  for (const [index, child] of items(dataset, '0040A730').entries()) {
    if (depth >= MAX_DEPTH || left.items <= 0) left.cut += 1;
    else children.push(toItem(child, `${path}.${index + 1}`, depth + 1, left));
  }
  return children;
}

function valueOfItem(dataset: Dataset): ContentValue {
  const target = numbers(dataset, '0040DB73');
  if (target.length > 0) return { is: 'same', path: target.slice(0, 64).join('.') };
  const type = text(dataset, '0040A040')?.toUpperCase() ?? '';
  return READERS[type]?.(dataset) ?? { is: 'unknown', type };
}

const plain = (dataset: Dataset, tag: string): string => texts(dataset, tag).join('\\').slice(0, MAX_TEXT);

const READERS: Readonly<Record<string, (dataset: Dataset) => ContentValue>> = {
  CONTAINER: () => ({ is: 'container' }),
  TEXT: (dataset) => ({ is: 'text', text: plain(dataset, '0040A160') }),
  CODE: (dataset) => toCode(dataset),
  NUM: (dataset) => toNumber(dataset),
  PNAME: (dataset) => ({ is: 'text', text: toName(dataset, '0040A123') }),
  DATE: (dataset) => toTime(toWhen(text(dataset, '0040A121')), plain(dataset, '0040A121')),
  TIME: (dataset) => toTime(undefined, plain(dataset, '0040A122').replace(/^(\d\d)(\d\d)(\d\d)?.*$/, '$1:$2')),
  DATETIME: (dataset) => toTime(parseDateTime(text(dataset, '0040A120') ?? ''), plain(dataset, '0040A120')),
  UIDREF: (dataset) => ({ is: 'uid', text: plain(dataset, '0040A124') }),
  IMAGE: (dataset) => toObject(dataset, 'image'),
  WAVEFORM: (dataset) => toObject(dataset, 'waveform'),
  COMPOSITE: (dataset) => toObject(dataset, 'composite'),
  SCOORD: (dataset) => toRegion(dataset, 'image'),
  SCOORD3D: (dataset) => toRegion(dataset, 'patient'),
  TCOORD: (dataset) => ({ is: 'times', shape: text(dataset, '0040A130') ?? '' }),
};

function toCode(dataset: Dataset): ContentValue {
  const code = codeIn(dataset, '0040A168');
  return code ? { is: 'code', code } : { is: 'unknown', type: 'CODE' };
}

function toNumber(dataset: Dataset): ContentValue {
  const measured = items(dataset, '0040A300')[0];
  const unit = measured && codeIn(measured, '004008EA');
  const qualifier = codeIn(dataset, '0040A301');
  const value = measured ? plain(measured, '0040A30A').slice(0, 64) : '';
  return { is: 'number', value, ...(unit && { unit }), ...(qualifier && { qualifier }) };
}

const toTime = (when: When | undefined, printed: string): ContentValue => ({ is: 'when', text: printed, ...(when && { when }) });

/** Given and family name in speaking order. */
export function toName(dataset: Dataset, tag: string): string {
  const name = personName(dataset, tag);
  return name ? [name.prefix, name.given, name.middle, name.family, name.suffix].filter(Boolean).join(' ').slice(0, 400) : '';
}

function toObject(dataset: Dataset, kind: 'image' | 'waveform' | 'composite'): ContentValue {
  const reference = toReference(items(dataset, '00081199')[0]);
  return reference ? { is: 'object', kind, reference } : { is: 'unknown', type: kind.toUpperCase() };
}

function toReference(item: Dataset | undefined): ContentReference | undefined {
  const instance = item && text(item, '00081155');
  if (!item || !instance) return undefined;
  return { sopClass: text(item, '00081150') ?? '', instance, frames: numbers(item, '00081160').slice(0, MAX_FRAMES) };
}

const toRegion = (dataset: Dataset, space: 'image' | 'patient'): ContentValue => ({
  is: 'region',
  space,
  shape: text(dataset, '00700023')?.toUpperCase() ?? '',
  points: numbers(dataset, '00700022').slice(0, MAX_POINTS),
});
