// The reader's markers in a film and the span that is looped. Pure.
import { clampTime } from './timing.ts';

export interface Marker {
  /** Seconds. */
  readonly time: number;
  /** The reader's own words; '' until there are some. */
  readonly label: string;
}
/** Seconds; either end may not be set yet. */
export interface Span {
  readonly start?: number;
  readonly end?: number;
}

export const MAX_MARKERS = 500;
const MAX_LABEL = 120;
/** Two markers nearer than this are one. */
const SAME_SECONDS = 0.02;

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < SAME_SECONDS;

/** In order of time; a second one in the same place, or one too many, changes nothing. */
export function addMarker(markers: readonly Marker[], time: number): readonly Marker[] {
  if (markers.length >= MAX_MARKERS || markers.some((one) => isSame(one.time, time))) return markers;
  return [...markers, { time, label: '' }].sort((a, b) => a.time - b.time);
}

export const removeMarker = (markers: readonly Marker[], time: number): readonly Marker[] =>
  markers.filter((one) => !isSame(one.time, time));

export const nameMarker = (markers: readonly Marker[], time: number, label: string): readonly Marker[] =>
  markers.map((one) => (isSame(one.time, time) ? { ...one, label: label.slice(0, MAX_LABEL) } : one));

/** The nearest marker after or before a time. */
export const markerBeside = (markers: readonly Marker[], time: number, direction: 1 | -1): Marker | undefined =>
  direction === 1
    ? markers.find((one) => one.time > time + SAME_SECONDS)
    : markers.filter((one) => one.time < time - SAME_SECONDS).at(-1);

/** The marker that the reader stands at. */
export const markerAt = (markers: readonly Marker[], time: number, reach = SAME_SECONDS): Marker | undefined =>
  markers.find((one) => Math.abs(one.time - time) <= reach);

/** An end set on the wrong side of the other drops the other. */
export function setSpan(span: Span, edge: 'start' | 'end', time: number): Span {
  if (edge === 'start') return { start: time, ...(span.end !== undefined && span.end > time && { end: span.end }) };
  return { ...(span.start !== undefined && span.start < time && { start: span.start }), end: time };
}

/** What is played over and over: a missing end is the film's own. */
export const loopOf = ({ start, end }: Span, duration: number): { readonly from: number; readonly to: number } => ({
  from: clampTime(start ?? 0, duration),
  to: clampTime(end ?? duration, duration),
});

/** Markers out of anything: it was kept, or came from a link. */
export function parseMarkers(value: unknown): readonly Marker[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_MARKERS).reduce<readonly Marker[]>((markers, one: unknown) => {
    if (typeof one !== 'object' || one === null) return markers;
    const { time, label } = one as Record<string, unknown>;
    if (!isTime(time)) return markers;
    return nameMarker(addMarker(markers, time), time, typeof label === 'string' ? label : '');
  }, []);
}

export function parseSpan(value: unknown): Span {
  if (typeof value !== 'object' || value === null) return {};
  const { start, end } = value as Record<string, unknown>;
  if (isTime(start) && isTime(end) && end <= start) return {};
  return { ...(isTime(start) && { start }), ...(isTime(end) && { end }) };
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
