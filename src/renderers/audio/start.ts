// A recording whose samples go to its worker piece by piece.
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { Analyser, type Shape } from './analyser.ts';

export interface Sound {
  /** For an <audio> element. */
  readonly url: string;
  readonly seconds: number;
  readonly samplesPerSecond: number;
  readonly analyser: Analyser;
  /** Sends the next piece to the worker. @returns 0 … 1 of the samples held; 1 when there is nothing more. @throws Failure */
  next(): Promise<number>;
  close(): void;
}

export type Loading = Call & { readonly onProgress?: (fraction: number) => void };

/** What a phone can hold of one recording, at two bytes each: 4.6 hours of a voice. */
const MOST_SAMPLES = 2 ** 28;

type Piece = Parameters<Analyser['add']>[0];
type Way = Call & { readonly url: string; close(): void };

/** @throws Failure 'pictureless', 'outOfMemory' */
export function start(shape: Shape, { signal, url, close }: Way, pieces: () => AsyncGenerator<Piece>): Sound {
  const { count, samplesPerSecond } = shape;
  if (count < 1) throw new Failure('pictureless', { detail: 'a recording without samples' });
  if (count > MOST_SAMPLES) throw new Failure('outOfMemory', { detail: `a recording of ${count} samples` });
  const analyser = new Analyser(shape);
  const queue = pieces();
  let held = 0;
  return {
    url,
    seconds: count / samplesPerSecond,
    samplesPerSecond,
    analyser,
    next: async () => {
      const { done, value } = await queue.next();
      signal.throwIfAborted();
      if (!done) held = await analyser.add(value);
      else if (held < count) throw new Failure('unreachable', { detail: 'a piece came short' });
      return held / count;
    },
    close: () => {
      analyser.dispose();
      close();
    },
  };
}
