// Which pictures to fetch, in which order, and which to let go: nearest to the shown one first, as far as memory allows.

/** The places of a stack from the shown one outward, forward first, within a window of so many. */
export function* outward(shown: number, count: number, window: number): Generator<number> {
  if (count <= 0) return;
  const limit = Math.min(window, count);
  let given = 0;
  for (let step = 0; given < limit; step++) {
    for (const place of step === 0 ? [shown] : [shown + step, shown - step]) {
      if (place < 0 || place >= count || given >= limit) continue;
      given++;
      yield place;
    }
  }
}

/** How many pictures of a size fit the budget; always enough to step to a neighbour. */
export const windowOf = (budgetBytes: number, pictureBytes: number): number =>
  Math.max(3, Math.floor(budgetBytes / Math.max(1, pictureBytes)));

/** Of the places held, those outside the window around the shown one, farthest first. */
export function outside(held: Iterable<number>, shown: number, count: number, window: number): number[] {
  const inside = new Set(outward(shown, count, window));
  return [...held].filter((place) => !inside.has(place)).sort((a, b) => Math.abs(b - shown) - Math.abs(a - shown));
}

const MB = 1024 * 1024;
/**
 * Bytes of decoded pictures one viewport may hold.
 * @param deviceMemory GB as the browser says (8 at most); undefined where it does not
 */
export const defaultBudgetBytes = (deviceMemory: number | undefined): number =>
  Math.min(Math.max((deviceMemory ?? 4) * 96, 128), 768) * MB;
