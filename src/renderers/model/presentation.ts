// How a model is turned and dressed, as plain JSON and back. What is read may be anything.
import type { Presentation } from '../renderer.ts';
import { type Camera, dot, straighten } from './camera.ts';
import type { Rgb } from './colour.ts';
import type { Dress, Style } from './scene.ts';
import { STYLES } from './scene.ts';
import type { ModelState, Shown } from './state.ts';

type Worn = Pick<ModelState, 'camera' | 'style' | 'shown' | 'group'>;

/** Rounded: a turn of a millionth is none, and zero has no sign. */
const rounded = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 1e6) / 1e6 + 0);

export const printPresentation = ({ camera, style, shown, group }: Worn): Presentation => ({
  renderer: 'model',
  values: {
    style,
    group,
    ...(camera && { right: rounded(camera.right), up: rounded(camera.up), centre: rounded(camera.centre) }),
    pieces: shown.map(({ dress: { isShown, colour, opacity } }) => ({ isShown, colour: rounded(colour), opacity })),
  },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, worn: Worn): Pick<Worn, 'camera' | 'style' | 'shown'> {
  if (renderer !== 'model') return worn;
  const { style, pieces } = values;
  const dresses: readonly unknown[] = Array.isArray(pieces) && values.group === worn.group ? pieces : [];
  return {
    style: STYLES.find((one: Style) => one === style) ?? worn.style,
    camera: worn.camera && values.group === worn.group ? parseCamera(values, worn.camera) : worn.camera,
    shown: worn.shown.map((one, index): Shown => ({ ...one, dress: parseDress(dresses[index], one.dress) })),
  };
}

/** The group of models that was shown, from 0. */
export const groupOf = ({ renderer, values: { group } }: Presentation): number | undefined =>
  renderer === 'model' && typeof group === 'number' && Number.isInteger(group) && group >= 0 ? group : undefined;

function parseCamera({ right, up, centre }: Presentation['values'], camera: Camera): Camera {
  if (!isVector(right) || !isVector(up)) return camera;
  // As they were written: of unit length and at right angles, but for rounding. Anything else makes no picture.
  const isUpright = [Math.hypot(...right) - 1, Math.hypot(...up) - 1, dot(right, up)].every((off) => Math.abs(off) < 1e-3);
  if (!isUpright) return camera;
  return { ...camera, ...straighten({ right, up }), ...(isVector(centre) && { centre }) };
}

const isVector = (value: unknown): value is Camera['right'] =>
  Array.isArray(value) && value.length === 3 && value.every((one) => typeof one === 'number' && Number.isFinite(one));

function parseDress(value: unknown, dress: Dress): Dress {
  if (typeof value !== 'object' || value === null) return dress;
  const { isShown, colour, opacity } = value as { readonly [key in keyof Dress]?: unknown };
  return {
    isShown: typeof isShown === 'boolean' ? isShown : dress.isShown,
    colour: isVector(colour) && colour.every((part) => part >= 0 && part <= 1) ? (colour as Rgb) : dress.colour,
    opacity: typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : dress.opacity,
  };
}
