// Small pictures of items for cards and strips: asked for in the background, kept in a bounded number, freed with the page.
import { Failure, isAbort } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { chooseRenderer } from '../renderers/choose.ts';
import { type Source, sourceOf } from '../sources/source.ts';
import { gate, patientOf } from './firewall.ts';
import { whenQuiet } from './quiet.ts';
import type { Session } from './session.tsx';

/** Pixels; cards are 76 CSS px wide, the inspector shows the same picture larger. */
const SIZE_PX = 256;
const KEPT = 600;
/** Pictures on cards let a pane's series come first, but not a series of thousands. */
const PATIENCE_MS = 12_000;

const kept = new Map<ItemId, Blob>();
const without = new Set<ItemId>();

/**
 * A preview of the item: its middle part as the source draws it, else as its kind draws itself.
 * @returns an object URL that is the caller's to revoke, or undefined when there is no picture of it
 */
export async function readThumbnail(session: Session, item: TimelineItem, signal: AbortSignal): Promise<string | undefined> {
  const known = kept.get(item.id);
  if (known !== undefined) {
    kept.delete(item.id);
    kept.set(item.id, known);
    return URL.createObjectURL(known);
  }
  const source = sourceOf(session.sources, item.id);
  if (!source || without.has(item.id) || item.unreadable !== undefined) return undefined;
  try {
    await whenQuiet(signal, PATIENCE_MS);
    const picture = (await askSource(source, item, signal)) ?? (await drawHere(session, source, item, signal));
    signal.throwIfAborted();
    if (!picture) {
      without.add(item.id);
      return undefined;
    }
    keep(item.id, picture);
    return URL.createObjectURL(picture);
  } catch (error) {
    // A card without its picture shows its kind's sign: nothing is lost, and nobody is told twice.
    if (!isAbort(error)) without.add(item.id);
    return undefined;
  }
}

/** @returns undefined where the source has no picture of it */
async function askSource(source: Source, item: TimelineItem, signal: AbortSignal): Promise<Blob | undefined> {
  const part = item.parts[Math.floor(item.parts.length / 2)] ?? item.parts[0];
  const fit = { width: SIZE_PX, height: SIZE_PX };
  try {
    const picture = await (await source.read(part, { signal, fit, priority: 'background' })).blob();
    return /^image\/(jpeg|png|webp)/.test(picture.type) ? picture : undefined;
  } catch (error) {
    if (error instanceof Failure && ['missing', 'unsupported'].includes(error.reason)) return undefined;
    throw error;
  }
}

async function drawHere(session: Session, source: Source, item: TimelineItem, signal: AbortSignal): Promise<Blob | undefined> {
  const loading = chooseRenderer(item, session.renderers).loadSmallPicture?.();
  if (!loading) return undefined;
  const { drawSmallPicture } = await loading;
  const read: Source['read'] = (part, options) => source.read(part, { ...options, priority: 'background' });
  return drawSmallPicture(item, { read, admit: gate(patientOf(item), item) }, { signal, sizePx: SIZE_PX });
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
