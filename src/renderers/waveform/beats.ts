// Where the first beat lies: enough to lay one recording over another, never a measure.
import type { Signal } from './signal.ts';

const LOOK_SEC = 6;
/** Of the steepest slope: every QRS is above, every T wave below. */
const SHARE = 0.55;
const STEP_SEC = 0.012;

/** Seconds of the first steep slope in a channel; undefined where there is none. */
export function firstBeat(signal: Signal, channel: number): number | undefined {
  const { rateHz } = signal.group;
  const [run] = signal.runs(channel, 0, Math.ceil(LOOK_SEC * rateHz));
  return run && firstSlope(run.values, rateHz);
}

export function firstSlope(values: Float32Array, rateHz: number): number | undefined {
  const step = Math.max(1, Math.round(STEP_SEC * rateHz));
  const slope = (at: number): number => Math.abs((values[at + step] ?? Number.NaN) - (values[at] ?? Number.NaN));
  let steepest = 0;
  for (let at = 0; at + step < values.length; at++) steepest = Math.max(steepest, slope(at) || 0);
  if (!(steepest > 0)) return undefined;
  for (let at = 0; at + step < values.length; at++) {
    if (slope(at) < steepest * SHARE) continue;
    // The top of this slope's neighbourhood, so that a slow rise and a quick one are taken at the same place.
    let best = at;
    for (let near = at; near < Math.min(values.length - step, at + 5 * step); near++) if (slope(near) > slope(best)) best = near;
    return best / rateHz;
  }
  return undefined;
}
