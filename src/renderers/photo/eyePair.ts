// The other eye's picture beside this one: of the same item, or of another where clinics give each eye a series or a study.
import { isAbort } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { Host, Lent } from '../renderer.ts';
import { loadPhoto } from './load.ts';
import { isSameVisit, otherEye } from './pairing.ts';
import { listShots, type Shot } from './shots.ts';
import type { PhotoStore } from './state.ts';
import { suits } from './suits.ts';
import { words } from './words.ts';

export class EyePair {
  readonly #store: PhotoStore;
  readonly #host: Host;
  readonly #end: AbortSignal;

  constructor(store: PhotoStore, host: Host, end: AbortSignal) {
    this.#store = store;
    this.#host = host;
    this.#end = end;
  }

  /** The eye that was asked for does not wait for the other. */
  async load(signal: AbortSignal): Promise<void> {
    const { shots, pair, pairPhoto: before } = this.#store.getState();
    const shot = pair === undefined ? undefined : shots[pair];
    this.#store.setState({ pairPhoto: undefined });
    before?.image.close();
    if (!shot) return;
    try {
      const pairPhoto = await loadPhoto(shot, shot.lender ?? this.#host, { signal });
      if (signal.aborted || this.#store.getState().pair !== pair) pairPhoto.image.close();
      else this.#store.setState({ pairPhoto });
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      // One eye of two: it has the pane to itself.
      this.#store.setState({ pair: undefined });
      this.#host.report({ type: 'warning', text: words().otherEyeFailed });
    }
  }

  async findElsewhere(item: TimelineItem, others: readonly Lent[]): Promise<void> {
    const { shots, index, pair } = this.#store.getState();
    if (pair !== undefined) return;
    const found = await readOtherEye(item, shots[index], others, this.#end);
    const now = this.#store.getState();
    if (found.length === 0 || this.#end.aborted || now.shots !== shots) return;
    const all = [...shots, ...found];
    this.#store.setState({ shots: all, pair: otherEye(all, now.index) });
    await this.load(this.#end);
  }
}

/** A visit with more is looked at in its own items. */
const MOST_ITEMS = 6;

/** @returns the visit's pictures of the eye that `shot` is not of; none where that is not told */
async function readOtherEye(
  item: TimelineItem,
  shot: Shot | undefined,
  others: readonly Lent[],
  signal: AbortSignal,
): Promise<readonly Shot[]> {
  if (!shot?.isEye || (shot.laterality !== 'R' && shot.laterality !== 'L')) return [];
  const wanted = shot.laterality === 'R' ? 'L' : 'R';
  const visit = others.filter((other) => isSameVisit(item, other.item) && suits(other.item) > 0.5).slice(0, MOST_ITEMS);
  const lists = await Promise.all(
    visit.map(async (lender) => {
      // One that is another patient's, or cannot be read, is not shown beside this.
      const shots = await listShots(lender.item, lender, { signal }).catch(() => []);
      return shots.map((one): Shot => ({ ...one, lender }));
    }),
  );
  return lists.flat().filter(({ isEye, laterality }) => isEye && laterality === wanted);
}
