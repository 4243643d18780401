// Where a total pixel matrix lies on its glass (PS3.3 C.8.12.2.1, C.8.12.4.1): pixels of one object to those of another.
import { type Dataset, items, number, numbers } from '../json.ts';
import type { SlideInstance } from './instance.ts';

/** x' = a x + c y + e, y' = b x + d y + f, as canvases and SVG write it. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** Beyond, one of both is not told in mm. */
const MOST_RATIO = 100_000;

/**
 * @returns from pixels of `from` to pixels of `to`, both from the corner of the matrix; undefined where one of them does not
 *   tell where it lies. Origins are taken for corners: scanners give one and the same to all levels of a slide, which the
 *   centres of their first pixels would not have.
 */
export function between(from: SlideInstance, to: SlideInstance): Affine | undefined {
  const [onto, away] = [toGlass(from), toGlass(to)];
  const back = away && invert(away);
  const found = onto && back && compose(back, onto);
  return found && isSound(found) ? found : undefined;
}

/** Both show the whole of the same: by their sides alone. @returns undefined where their shapes differ */
export function bySides(from: SlideInstance, to: SlideInstance): Affine | undefined {
  const [x, y] = [to.width / from.width, to.height / from.height];
  return Math.abs(x / y - 1) < 0.02 ? { a: x, b: 0, c: 0, d: y, e: 0, f: 0 } : undefined;
}

/** @returns from pixels to mm on the glass */
function toGlass({ dataset, spacingMm }: SlideInstance): Affine | undefined {
  const origin = items(dataset, '00480008')[0];
  const [e, f] = [origin && number(origin, '0040072A'), origin && number(origin, '0040073A')];
  const directions = orientationOf(dataset);
  if (e === undefined || f === undefined || !directions || !spacingMm) return undefined;
  const [rx = 0, ry = 0, , cx = 0, cy = 0] = directions;
  const { x, y } = spacingMm;
  return { a: rx * x, b: ry * x, c: cx * y, d: cy * y, e, f };
}

/** Image Orientation (Slide) of the object, else that of all its frames. */
function orientationOf(dataset: Dataset): readonly number[] | undefined {
  const own = numbers(dataset, '00480102');
  if (own.length === 6) return own;
  const shared = items(dataset, '52009229')[0];
  const plane = shared && items(shared, '00209116')[0];
  const told = plane ? numbers(plane, '00480102') : [];
  return told.length === 6 ? told : undefined;
}

/** First `second`, then `first`. */
export const compose = (first: Affine, second: Affine): Affine => ({
  a: first.a * second.a + first.c * second.b,
  b: first.b * second.a + first.d * second.b,
  c: first.a * second.c + first.c * second.d,
  d: first.b * second.c + first.d * second.d,
  e: first.a * second.e + first.c * second.f + first.e,
  f: first.b * second.e + first.d * second.f + first.f,
});

/** @returns undefined where it has no way back */
export function invert({ a, b, c, d, e, f }: Affine): Affine | undefined {
  const determinant = a * d - b * c;
  if (!Number.isFinite(determinant) || determinant === 0) return undefined;
  const [ia, ib, ic, id] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return { a: ia, b: ib, c: ic, d: id, e: -(ia * e + ic * f), f: -(ib * e + id * f) };
}

export const apply = ({ a, b, c, d, e, f }: Affine, [x, y]: readonly [number, number]): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

function isSound({ a, b, c, d, e, f }: Affine): boolean {
  const area = Math.abs(a * d - b * c);
  return [a, b, c, d, e, f].every(Number.isFinite) && area > 1 / MOST_RATIO && area < MOST_RATIO;
}
