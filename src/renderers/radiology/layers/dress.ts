// What a display wears, and what a stored look would have it wear. Pure but for `put`.
import type { FrameDescription } from '../../../standards/dicom/pixels/description.ts';
import { defaultLook, type Look } from '../../../standards/dicom/pixels/look.ts';
import type { DisplayedArea, PresentationState } from '../../../standards/dicom/presentation/presentationState.ts';
import { refersTo } from '../../../standards/dicom/references.ts';
import { type Camera, type Extent, fitZoom, type Size, turn } from '../camera.ts';
import type { Display, Shown } from '../display.ts';

export interface Worn {
  put(display: Display): void;
}

/** @param state undefined: what the display wears now */
export function dressOf(display: Display, state?: PresentationState, shown?: Shown): Worn {
  if (!state || !shown) {
    const { window, inverted, shown: now } = display;
    const camera = now?.camera;
    return {
      put: (on) => {
        on.setWindow(window);
        on.setInverted(inverted);
        if (camera) on.setCamera(() => camera);
      },
    };
  }
  const { description } = shown.picture;
  const window = lookOf(state, shown);
  return {
    put: (on) => {
      if (window) on.setWindow(window);
      if (state.isInverse !== undefined) on.setInverted(state.isInverse !== description.inverse);
      on.setCamera((_, extent, pane) => cameraOf(state, shown, extent, pane));
    },
  };
}

interface Of {
  readonly references: Parameters<typeof refersTo>[0];
}
const applies = ({ references }: Of, { shot }: Shown): boolean =>
  references.length === 0 || refersTo(references, shot.uid, shot.frame);

/** Tells pictures of a state apart by what it says of them: those with the same key look alike. */
export const keyOfDress = (state: PresentationState, shown: Shown): string =>
  [state.windows, state.curves, state.areas].map((all: readonly Of[]) => all.findIndex((one) => applies(one, shown))).join();

/** Window or table, in the picture's own modality values: a state may rescale otherwise than the picture does (C.11.1). */
export function lookOf({ windows, curves, tone, rescale }: PresentationState, shown: Shown): Look | undefined {
  const { description, levels } = shown.picture;
  const window = windows.find((one) => applies(one, shown));
  const curve = isRescaledOtherwise(rescale, description.modality) ? undefined : curves.find((one) => applies(one, shown));
  const look: Look | undefined = curve
    ? { curve: curve.lut }
    : window && { window: inModality(window, rescale, description.modality) };
  return tone ? { ...(look ?? defaultLook(description, levels[0].frame)), tone } : look;
}

/** A table's steps are modality values: of a state with a rescale of its own they are not the picture's. */
export const isRescaledOtherwise = (rescale: PresentationState['rescale'], modality: FrameDescription['modality']): boolean =>
  rescale !== undefined &&
  modality.kind === 'linear' &&
  (rescale.slope !== modality.slope || rescale.intercept !== modality.intercept);

/** @returns the same window, of values that another slope and intercept lead to */
export function inModality(
  { center, width, function: own }: PresentationState['windows'][number],
  rescale: PresentationState['rescale'],
  modality: FrameDescription['modality'],
): NonNullable<Look['window']> {
  if (!rescale || modality.kind !== 'linear') return { center, width, function: own };
  const stored = (center - rescale.intercept) / rescale.slope;
  const { slope, intercept } = modality;
  return { center: stored * slope + intercept, width: Math.abs((width * slope) / rescale.slope), function: own };
}

/** Turned clockwise first and then mirrored (C.10.6); our cameras mirror first, so the turn changes its sense. */
export function cameraOf(state: PresentationState, shown: Shown, extent: Extent, pane: Size): Camera {
  const rotation = turn(state.isFlipped ? -state.rotation : state.rotation);
  const area = state.areas.find((one) => applies(one, shown));
  return { ...areaOn(area, extent, pane, rotation, shown), rotation, isMirrored: state.isFlipped };
}

function areaOn(
  area: DisplayedArea | undefined,
  extent: Extent,
  pane: Size,
  rotation: number,
  { spacing, devicePixelRatio }: Shown,
): Pick<Camera, 'zoom' | 'centre'> {
  const [ax, ay] = area?.topLeft ?? [1, 1];
  const [bx, by] = area?.bottomRight ?? [extent.columns, extent.rows];
  // Both corners are pixels that are seen: a pixel number n spans n - 1 … n.
  const [left, right] = [Math.min(ax, bx) - 1, Math.max(ax, bx)];
  const [top, bottom] = [Math.min(ay, by) - 1, Math.max(ay, by)];
  const centre = [(left + right) / 2, (top + bottom) / 2] as const;
  const part = { ...extent, columns: Math.max(1, right - left), rows: Math.max(1, bottom - top) };
  if (area?.mode === 'MAGNIFY' && area.magnification) return { centre, zoom: area.magnification / devicePixelRatio };
  // A screen's own mm are not known to a page: CSS has 96 px an inch.
  if (area?.mode === 'TRUE SIZE' && spacing.basis !== 'none')
    return { centre, zoom: (Math.min(spacing.x, spacing.y) * 96) / 25.4 };
  return { centre, zoom: fitZoom(part, pane, rotation) };
}
