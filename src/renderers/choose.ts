// Which renderer an item gets: the one that says it suits best.
import type { TimelineItem } from '../model/item.ts';
import type { Renderer } from './renderer.ts';

/** @throws Error if no renderer wants the item: the list lacks `fallback`, which wants all. */
export function chooseRenderer(item: TimelineItem, renderers: readonly Renderer[]): Renderer {
  let best: Renderer | undefined;
  let bestSuits = 0;
  for (const renderer of renderers) {
    const suits = renderer.suits(item);
    if (suits > bestSuits) {
      best = renderer;
      bestSuits = suits;
    }
  }
  if (!best) throw new Error('no renderer wants the item');
  return best;
}
