// An earlier picture of the same laid over the current one: mixed, or seen in turn with it.
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import type { Host, Lent } from '../renderer.ts';
import { loadPhoto } from './load.ts';
import { counterpart } from './pairing.ts';
import { listShots, type Shot } from './shots.ts';
import type { PhotoStore } from './state.ts';
import { words } from './words.ts';

/** One change in half a second: far below what may trigger a seizure (WCAG 2.3.1). */
const FLICKER_MS = 500;

interface Around {
  readonly signal: AbortSignal;
  redraw(): void;
  readonly report: Host['report'];
}

export class Comparing {
  readonly #store: PhotoStore;
  readonly #around: Around;
  #lent: readonly Lent[] = [];
  #flicker: ReturnType<typeof setInterval> | undefined;
  /** While it flickers. */
  isPriorShown = false;

  constructor(store: PhotoStore, around: Around) {
    this.#store = store;
    this.#around = around;
  }

  /** What can be compared with, newest first. */
  offer(lent: readonly Lent[]): void {
    this.#lent = lent;
    this.#store.setState({ earlier: lent.map(({ item }) => item) });
  }

  /** Lays that picture of an earlier item over the current one which shows the same. */
  async with(item: TimelineItem, isFlickering = this.#store.getState().isFlickering): Promise<void> {
    const { signal, report } = this.#around;
    const { index } = this.#store.getState();
    try {
      const found = await this.find(item, signal);
      if (!found) return report({ type: 'warning', text: words().noCounterpart });
      const { shot, lender } = found;
      const photo = await loadPhoto(shot, lender, { signal });
      const isOutdated = this.#store.getState().index !== index;
      if (signal.aborted || isOutdated) return photo.image.close();
      this.end();
      this.#store.setState({ comparison: { item, when: printWhen(item.when), photo, shot } });
      if (isFlickering) this.setFlicker(true);
    } catch (error) {
      if (!isAbort(error)) report({ type: 'warning', text: `${item.title}: ${toFailure(error).detail}` });
    }
  }

  /** Which picture of an earlier item shows what the current one shows. @throws Failure */
  async find(item: TimelineItem, signal: AbortSignal): Promise<{ readonly shot: Shot; readonly lender: Lent } | undefined> {
    const lender = this.#lent.find((one) => one.item.id === item.id);
    const { shots, index } = this.#store.getState();
    const current = shots[index];
    if (!lender || !current) return undefined;
    const listed = await listShots(item, lender, { signal });
    const shot = counterpart(current, index, listed);
    return shot && { shot, lender };
  }

  /** The reader went on to another picture: what lies over it must be of the same, and nothing until it is there. */
  follow(): void {
    const { comparison, isFlickering } = this.#store.getState();
    if (!comparison) return;
    this.end();
    void this.with(comparison.item, isFlickering);
  }

  end(): void {
    this.setFlicker(false);
    this.#store.getState().comparison?.photo.image.close();
    this.#store.setState({ comparison: undefined });
  }

  setFlicker(isFlickering: boolean): void {
    clearInterval(this.#flicker);
    this.isPriorShown = isFlickering;
    if (isFlickering)
      this.#flicker = setInterval(() => {
        this.isPriorShown = !this.isPriorShown;
        this.#around.redraw();
      }, FLICKER_MS);
    this.#store.setState({ isFlickering });
  }

  dispose(): void {
    clearInterval(this.#flicker);
    this.#store.getState().comparison?.photo.image.close();
  }
}
