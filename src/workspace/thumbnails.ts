// Small pictures of items for cards and strips: asked for in the background, kept in a bounded number, freed with the page.
import { isAbort } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Source } from '../sources/source.ts';
import { sourceOf } from './session.tsx';

/** CSS px; cards are 76 wide, the inspector shows the same picture larger. */
const SIZE = { width: 256, height: 256 };
const KEPT = 600;

const kept = new Map<ItemId, Blob>();
const without = new Set<ItemId>();

/**
 * A preview of the item's middle part.
 * @returns an object URL that is the caller's to revoke, or undefined when the source has no picture of it
 */
export async function readThumbnail(
  sources: readonly Source[],
  item: TimelineItem,
  signal: AbortSignal,
): Promise<string | undefined> {
  const known = kept.get(item.id);
  if (known !== undefined) {
    kept.delete(item.id);
    kept.set(item.id, known);
    return URL.createObjectURL(known);
  }
  const source = sourceOf(sources, item.id);
  const part = item.parts[Math.floor(item.parts.length / 2)];
  if (!source || !part || without.has(item.id)) return undefined;
  try {
    const response = await source.read(part, { signal, fit: SIZE, priority: 'background' });
    const picture = await response.blob();
    if (!/^image\/(jpeg|png|webp)/.test(picture.type)) return undefined;
    keep(item.id, picture);
    return URL.createObjectURL(picture);
  } catch (error) {
    // A card without its picture shows its kind's sign: nothing is lost, and nobody is told twice.
    if (!isAbort(error)) without.add(item.id);
    return undefined;
  }
}

function keep(id: ItemId, picture: Blob): void {
  kept.set(id, picture);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
}

/** The next patient must not meet the last one's pictures. */
export function forgetThumbnails(): void {
  kept.clear();
  without.clear();
}
