// Which items are chosen, in the order they were.
import type { ItemId } from '../model/item.ts';

export const toggle = (selected: readonly ItemId[], id: ItemId): readonly ItemId[] =>
  selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id];

/** Adds those that are not yet chosen, at the end. */
export const extend = (selected: readonly ItemId[], ids: readonly ItemId[]): readonly ItemId[] => {
  const added = ids.filter((id) => !selected.includes(id));
  return added.length === 0 ? selected : [...selected, ...added];
};
