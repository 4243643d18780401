// How fast a clip runs and which frame is due: PS3.3 C.7.6.5, pure.
import { type Dataset, number, numbers, text } from '../../standards/dicom/json.ts';

export interface CineRate {
  /** Seconds from the first frame to each frame's beginning, and one more: the clip's end. */
  readonly starts: readonly number[];
  /** Frames per second as the object says, or as assumed. */
  readonly framesPerSecond: number;
  /** The object says nothing of time: the rate is ours. */
  readonly isAssumed: boolean;
  /** Preferred Playback Sequencing (0018,1244): to and fro instead of round. */
  readonly isSweep: boolean;
}

const ASSUMED = 15;
const isRate = (rate: number | undefined): rate is number => rate !== undefined && rate >= 0.1 && rate <= 1000;

/** Recommended Display Frame Rate, Cine Rate, Frame Time, Frame Time Vector, in that order; else assumed. */
export function cineOf(dataset: Dataset, frames: number): CineRate {
  const isSweep = number(dataset, '00181244') === 1 || text(dataset, '00181244') === 'SWEEP';
  const even = (framesPerSecond: number, isAssumed = false): CineRate => ({
    starts: Array.from({ length: frames + 1 }, (_, index) => index / framesPerSecond),
    framesPerSecond,
    isAssumed,
    isSweep,
  });
  const frameTimeMs = number(dataset, '00181063');
  const rates = [number(dataset, '00082144'), number(dataset, '00180040'), frameTimeMs ? 1000 / frameTimeMs : undefined];
  const rate = rates.find(isRate);
  if (rate !== undefined) return even(rate);
  const steps = numbers(dataset, '00181065');
  if (steps.length >= frames && frames > 1 && steps.every((step) => step >= 0)) {
    const starts = [0];
    // The vector's first value is 0: the time from the frame before (C.7.6.5.1.2).
    for (let index = 1; index < frames; index++) starts.push((starts[index - 1] ?? 0) + (steps[index] ?? 0) / 1000);
    const last = starts[frames - 1] ?? 0;
    const mean = last / (frames - 1);
    if (isRate(1 / mean)) return { starts: [...starts, last + mean], framesPerSecond: 1 / mean, isAssumed: false, isSweep };
  }
  return even(ASSUMED, true);
}

/** The frame, from 0, that is on at a time within the clip. */
export function frameAt(rate: CineRate, seconds: number): number {
  const { starts } = rate;
  let [low, high] = [0, Math.max(0, starts.length - 2)];
  while (low < high) {
    const half = Math.ceil((low + high) / 2);
    if ((starts[half] ?? 0) <= seconds + 1e-9) low = half;
    else high = half - 1;
  }
  return low;
}

/**
 * The frame due after playing for a while: time is kept, frames are dropped.
 * @param from the frame, from 0, at which playing began
 * @param seconds played, already multiplied by the speed
 * @returns the frame, and whether the clip has come to its end (never when it loops)
 */
export function frameDue(rate: CineRate, from: number, seconds: number, isLooping: boolean) {
  const end = rate.starts[rate.starts.length - 1] ?? 0;
  const at = (rate.starts[from] ?? 0) + seconds;
  if (end <= 0) return { frame: 0, isEnded: true };
  if (!isLooping) return { frame: frameAt(rate, Math.min(at, end)), isEnded: at >= end };
  if (!rate.isSweep) return { frame: frameAt(rate, at % end), isEnded: false };
  const round = at % (2 * end);
  return { frame: frameAt(rate, round < end ? round : Math.max(0, 2 * end - round - 1e-6)), isEnded: false };
}

/** Speeds offered, in order. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 4] as const;
export function nextSpeed(speed: number, step: 1 | -1): number {
  const index = SPEEDS.findIndex((one) => one >= speed - 1e-6);
  return SPEEDS[Math.min(Math.max((index < 0 ? SPEEDS.length - 1 : index) + step, 0), SPEEDS.length - 1)] ?? 1;
}
