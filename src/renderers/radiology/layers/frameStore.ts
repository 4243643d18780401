// The frames of one layer's object: fetched when first drawn, a few at a time, the last ones used kept.
import { isAbort, toFailure } from '../../../model/failure.ts';
import { loadPicture } from '../frames.ts';
import type { Picture } from '../picture.ts';
import type { Shot } from '../stacks.ts';
import type { Origin } from './layer.ts';

const MAX_IN_FLIGHT = 3;

export class FrameStore<Made> {
  private readonly held = new Map<number, Made>();
  private readonly flights = new Set<number>();
  private waiting: number[] = [];
  private readonly origin: Origin;
  private readonly shots: readonly Shot[];
  private readonly make: (picture: Picture, index: number) => Made;
  private readonly most: number;
  /** Why a frame is not here; the same for all, as they come from one object. */
  failure: string | undefined;

  /** @param most how many are kept @param make what is kept of a picture */
  constructor(origin: Origin, shots: readonly Shot[], most: number, make: (picture: Picture, index: number) => Made) {
    this.origin = origin;
    this.shots = shots;
    this.most = most;
    this.make = make;
  }

  /** @returns undefined while it is on its way, or when it will never come (see `failure`) */
  at(index: number): Made | undefined {
    const made = this.held.get(index);
    if (made !== undefined) {
      // The last one used is the last to go.
      this.held.delete(index);
      this.held.set(index, made);
      return made;
    }
    this.want(index);
    return undefined;
  }

  private want(index: number): void {
    if (this.failure !== undefined || this.flights.has(index)) return;
    this.waiting = [index, ...this.waiting.filter((one) => one !== index)].slice(0, this.most);
    this.next();
  }

  private next(): void {
    while (this.flights.size < MAX_IN_FLIGHT) {
      const index = this.waiting.shift();
      const shot = index === undefined ? undefined : this.shots[index];
      if (index === undefined || !shot) return;
      this.flights.add(index);
      void this.load(index, shot);
    }
  }

  private async load(index: number, shot: Shot): Promise<void> {
    const { lent, signal, changed } = this.origin;
    try {
      const picture = await loadPicture(lent, shot, { priority: 'near', signal });
      this.held.set(index, this.make(picture, index));
      for (const old of this.held.keys()) {
        if (this.held.size <= this.most) break;
        this.held.delete(old);
      }
    } catch (error) {
      if (isAbort(error)) return;
      const { reason, detail } = toFailure(error);
      this.failure = detail || reason;
    }
    this.flights.delete(index);
    this.next();
    changed();
  }

  clear(): void {
    this.held.clear();
    this.waiting = [];
  }
}
