// Finding one's way in a content tree.
import { conceptValue } from './code.ts';
import type { ContentItem, ContentReference } from './content.ts';

/** The item and all below it, in reading order. */
export function* walk(item: ContentItem): Generator<ContentItem> {
  yield item;
  for (const child of item.children) yield* walk(child);
}

export const isNamed = (item: ContentItem, ...codes: readonly string[]): boolean => codes.includes(conceptValue(item.name));

/** Direct children of that name. */
export const childrenNamed = (item: ContentItem, ...codes: readonly string[]): ContentItem[] =>
  item.children.filter((child) => isNamed(child, ...codes));

/** The first of that name below an item. */
export function findNamed(item: ContentItem, ...codes: readonly string[]): ContentItem | undefined {
  for (const one of walk(item)) if (one !== item && isNamed(one, ...codes)) return one;
  return undefined;
}

export function textOf(item: ContentItem | undefined): string {
  switch (item?.value.is) {
    case 'text':
    case 'uid':
    case 'when':
      return item.value.text;
    case 'code':
      return item.value.code.meaning;
    case 'number':
      return item.value.value;
    default:
      return '';
  }
}

/** Every item by its position path, for content that is given by reference. */
export const indexPaths = (root: ContentItem): ReadonlyMap<string, ContentItem> =>
  new Map([...walk(root)].map((item) => [item.path, item]));

/** The first object that an item, or what is below it, points at; references to other places of the tree are followed once. */
export function objectOf(item: ContentItem, paths: ReadonlyMap<string, ContentItem>): ContentReference | undefined {
  for (const one of walk(item)) {
    const real = one.value.is === 'same' ? paths.get(one.value.path) : one;
    if (real?.value.is === 'object') return real.value.reference;
  }
  return undefined;
}
