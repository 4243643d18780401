// What the pane shows, in units other renderers understand; and the way back.

import type { Look } from '../../standards/dicom/pixels/look.ts';
import type { Presentation, View } from '../renderer.ts';
import type { Camera } from './camera.ts';
import type { CineRate } from './cine.ts';
import { frameAt } from './cine.ts';
import type { Shown } from './display.ts';
import { add, dot, toFrame, toPatient, type Vector } from './plane.ts';
import type { Shot } from './stacks.ts';

const shorter = ({ spacing }: Shown) => Math.min(spacing.x, spacing.y);

export function viewOf(shown: Shown, rate: CineRate | undefined): View {
  const { camera, shot, spacing, place } = shown;
  const { plane } = shot;
  const frameOfReference = plane?.frameOfReference;
  const position: View['position'] =
    plane && frameOfReference && spacing.basis === 'patient'
      ? { space: 'patient', frameOfReference, mm: toPatient(plane, spacing, camera.centre) }
      : { space: 'image', frame: place + 1, px: camera.centre };
  const zoom: View['zoom'] =
    spacing.basis === 'none' ? { per: 'px', value: camera.zoom } : { per: 'mm', value: camera.zoom / shorter(shown) };
  return { position, zoom, ...(rate && { time: rate.starts[place] ?? 0 }) };
}

export interface Move {
  readonly place?: number;
  readonly camera?: Partial<Camera>;
}

/** What a view asks of the pane; what it asks in another space or unit is left as it is. */
export function moveTo(view: Partial<View>, shown: Shown, rate: CineRate | undefined): Move {
  const camera: { centre?: Camera['centre']; zoom?: number } = {};
  let place: number | undefined;
  const { position, zoom, time } = view;
  if (position?.space === 'image') {
    place = position.frame - 1;
    camera.centre = position.px;
  } else if (
    position?.space === 'patient' &&
    shown.spacing.basis === 'patient' &&
    shown.shot.plane?.frameOfReference === position.frameOfReference
  ) {
    place = nearestPlace(shown.shots, position.mm);
    const plane = shown.shots[place ?? shown.place]?.plane;
    if (plane) camera.centre = toFrame(plane, shown.spacing, position.mm).px;
  }
  if (zoom?.per === 'mm' && shown.spacing.basis !== 'none') camera.zoom = zoom.value * shorter(shown);
  else if (zoom?.per === 'px' && shown.spacing.basis === 'none') camera.zoom = zoom.value;
  if (time !== undefined && rate) place = frameAt(rate, time);
  return { ...(place !== undefined && { place }), camera };
}

/** The slice whose plane is nearest to a point. */
export function nearestPlace(shots: readonly Shot[], mm: Vector): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  shots.forEach(({ plane }, place) => {
    if (!plane) return;
    const distance = Math.abs(dot(add(mm, plane.origin, -1), plane.normal));
    if (distance < least - 1e-9) [best, least] = [place, distance];
  });
  return best;
}

/** How a pane is dressed, as its presentation keeps it. */
export interface Dress {
  /** Undefined: each picture's own window. */
  readonly window: Look | undefined;
  readonly isInverted: boolean;
  readonly rotation: number;
  readonly isMirrored: boolean;
  readonly speed: number;
  /** What is drawn over the pictures by the reader's choice: SOP Instance UIDs. Absent: nothing. */
  readonly layers?: readonly string[];
}

/** A stored view's tables stay out: its layer brings them anew. */
export function toPresentation({ window: look, ...dress }: Dress): Presentation {
  const { curve: _, tone: __, ...window } = look ?? {};
  return { renderer: 'radiology', values: { ...dress, ...(Object.keys(window).length > 0 && { window }) } };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Reads what another session wrote; what it does not understand it leaves out. */
export function parsePresentation({ renderer, values }: Presentation): Partial<Dress> {
  if (renderer !== 'radiology') return {};
  const { isInverted, rotation, isMirrored, speed, layers } = values;
  const window = parseLook(record(values.window));
  return {
    window,
    ...(typeof isInverted === 'boolean' && { isInverted }),
    ...(isNumber(rotation) && { rotation }),
    ...(typeof isMirrored === 'boolean' && { isMirrored }),
    ...(isNumber(speed) && speed > 0 && speed <= 16 && { speed }),
    ...(Array.isArray(layers) && { layers: layers.filter((key) => typeof key === 'string').slice(0, 100) }),
  };
}

function parseLook({ window, voiLut }: Readonly<Record<string, unknown>>): Look | undefined {
  const { center, width, function: own } = record(window);
  if (isNumber(center) && isNumber(width) && width > 0) {
    if (own === 'LINEAR' || own === 'LINEAR_EXACT' || own === 'SIGMOID') return { window: { center, width, function: own } };
    return { window: { center, width } };
  }
  return isNumber(voiLut) && voiLut >= 0 ? { voiLut } : undefined;
}
