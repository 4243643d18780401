// Where a time lies: a monotone map from time to a length `u`, 0 at the beginning of the patient's story and 1 at its end.
// "Newer gets more room" is piecewise linear over bands of calendar time; the overview and the toggle use one straight line.
import { DAY, monthStart, yearStart } from '../model/time.ts';

export interface Scale {
  toU(time: number): number;
  toTime(u: number): number;
  /** Band boundaries in time, oldest first; beyond both ends the outermost bands go on. */
  readonly knots: readonly number[];
}

/** What of the scale is in view: ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Share of the width for: the newest months, the rest of about a year, the year before, three before that, all older. */
const SHARES = [0.3, 0.17, 0.13, 0.2, 0.2] as const;
const SHORTEST = 2 * DAY;

/** One straight line. `to` is moved where it would not lie after `from`. */
export function linearScale({ from, to }: Span): Scale {
  return piecewise([from, Math.max(to, from + SHORTEST)], [0, 1]);
}

/** Newer gets more room: the last quarter widest, and never an older band denser than a newer one. */
export function bandScale({ from, to }: Span, today: number): Scale {
  const end = Math.max(to, from + SHORTEST);
  const newest = monthStart(today, -2);
  const year = yearStart(monthStart(newest, -6));
  const starts = [newest, year, yearStart(year, -1), yearStart(year, -4), Number.NEGATIVE_INFINITY];
  const knots: number[] = [end];
  const lengths: number[] = [];
  let density = Number.POSITIVE_INFINITY;
  for (const [at, start] of starts.entries()) {
    const upper = knots[0] ?? end;
    const lower = Math.max(start, from);
    if (lower >= upper) continue;
    density = Math.min(density, (SHARES[at] ?? 0) / (upper - lower));
    knots.unshift(lower);
    lengths.unshift(density * (upper - lower));
  }
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const us = [0];
  for (const length of lengths) us.push((us.at(-1) ?? 0) + length / total);
  us[us.length - 1] = 1;
  return piecewise(knots, us);
}

/** A strictly rising line through the knots; the first and last pieces go on for ever. */
function piecewise(times: readonly number[], us: readonly number[]): Scale {
  const map = (xs: readonly number[], ys: readonly number[]) => (x: number) => {
    let at = 1;
    while (at < xs.length - 1 && x > (xs[at] ?? 0)) at += 1;
    const [x0 = 0, x1 = 1, y0 = 0, y1 = 1] = [xs[at - 1], xs[at], ys[at - 1], ys[at]];
    return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  };
  return { toU: map(times, us), toTime: map(us, times), knots: times };
}

/** The part of a scale that fills a track, in px. */
export interface Frame {
  readonly u0: number;
  readonly pxPerU: number;
  readonly width: number;
}

export function toFrame(scale: Scale, span: Span, width: number): Frame {
  const u0 = scale.toU(span.from);
  return { u0, pxPerU: width / Math.max(scale.toU(span.to) - u0, Number.EPSILON), width };
}

export const xOf = (frame: Frame, u: number): number => (u - frame.u0) * frame.pxPerU;
export const uAt = (frame: Frame, x: number): number => frame.u0 + x / frame.pxPerU;

/** All of the story, with room for half a card at either end. */
export function wholeSpan(scale: Scale, width: number): Span {
  const pad = Math.min(0.2, PAD_PX / Math.max(width - 2 * PAD_PX, 1));
  return { from: scale.toTime(-pad), to: scale.toTime(1 + pad) };
}
const PAD_PX = 48;

/** Zooms by a factor (2 shows half as much) about a place in the track, within two days and the whole story. */
export function zoomSpan(scale: Scale, span: Span, width: number, factor: number, aboutX: number): Span {
  const frame = toFrame(scale, span, width);
  const about = uAt(frame, aboutX);
  const length = width / frame.pxPerU / factor;
  const share = aboutX / width;
  return clampSpan(scale, { from: scale.toTime(about - length * share), to: scale.toTime(about + length * (1 - share)) }, width);
}

/** Moves the view by px: positive shows later times. */
export function panSpan(scale: Scale, span: Span, width: number, px: number): Span {
  const frame = toFrame(scale, span, width);
  const move = px / frame.pxPerU;
  const whole = wholeSpan(scale, width);
  const [low, high] = [scale.toU(whole.from), scale.toU(whole.to)];
  const length = width / frame.pxPerU;
  const u0 = Math.min(Math.max(frame.u0 + move, low), Math.max(high - length, low));
  return { from: scale.toTime(u0), to: scale.toTime(u0 + length) };
}

/** Not shorter than two days, not longer than the whole story, and within it. */
export function clampSpan(scale: Scale, span: Span, width: number): Span {
  const whole = wholeSpan(scale, width);
  let { from, to } = span;
  if (to - from < SHORTEST) {
    const middle = (from + to) / 2;
    from = middle - SHORTEST / 2;
    to = middle + SHORTEST / 2;
  }
  const [low, high] = [scale.toU(whole.from), scale.toU(whole.to)];
  const length = scale.toU(to) - scale.toU(from);
  if (length >= high - low) return whole;
  const u0 = Math.min(Math.max(scale.toU(from), low), high - length);
  return { from: scale.toTime(u0), to: scale.toTime(u0 + length) };
}
