// Who may use the few connections to a server, and in which order: what is on screen first.

export type Priority = 'visible' | 'near' | 'background';

export interface Turn {
  /** Default 'visible'. */
  readonly priority?: Priority;
  /** 'small' answers (lists, metadata) have one place that pixels cannot take. */
  readonly size: 'small' | 'large';
  readonly signal: AbortSignal;
}

interface Waiting extends Turn {
  readonly start: () => void;
}

const ORDER: readonly Priority[] = ['visible', 'near', 'background'];

/** Hands out places. A later 'visible' overtakes all that waits, and 'background' never takes more than half. */
export class Scheduler {
  /** How many large answers at once; there is one more place for small ones. */
  limit: number;
  readonly #waiting: Waiting[] = [];
  #large = 0;
  #background = 0;
  #all = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Waits for a place. @returns what gives it back, safe twice. @throws the signal's reason, also while waiting */
  async enter(turn: Turn): Promise<() => void> {
    turn.signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        const index = this.#waiting.indexOf(waiting);
        if (index >= 0) this.#waiting.splice(index, 1);
        reject(turn.signal.reason);
      };
      const waiting: Waiting = {
        ...turn,
        start: () => {
          turn.signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      turn.signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#startNext();
    });
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count(turn, -1);
      this.#startNext();
    };
  }

  #startNext(): void {
    for (const priority of ORDER) {
      for (let index = 0; index < this.#waiting.length; ) {
        const waiting = this.#waiting[index];
        if (waiting && (waiting.priority ?? 'visible') === priority && this.#hasPlace(waiting)) {
          this.#waiting.splice(index, 1);
          this.#count(waiting, 1);
          waiting.start();
        } else index++;
      }
    }
  }

  #hasPlace({ priority, size }: Turn): boolean {
    if (this.#all > this.limit) return false;
    if (priority === 'background' && this.#background >= Math.max(1, Math.floor(this.limit / 2))) return false;
    return size === 'small' || this.#large < this.limit;
  }

  #count({ priority, size }: Turn, change: 1 | -1): void {
    this.#all += change;
    if (size === 'large') this.#large += change;
    if (priority === 'background') this.#background += change;
  }
}

const byOrigin = new Map<string, Scheduler>();

/** The one scheduler of an origin, however many sources live there. The largest limit asked for holds. */
export function schedulerOf(origin: string, limit: number): Scheduler {
  const scheduler = byOrigin.get(origin) ?? new Scheduler(limit);
  scheduler.limit = Math.max(scheduler.limit, limit);
  byOrigin.set(origin, scheduler);
  return scheduler;
}
