// Ribs, breastbone, collarbones, shoulder blades, hip bones.
import { ellipse, smoothOpen } from '../draw/outline.ts';
import { fill, line, type Plane } from '../draw/plane.ts';
import { type Key, keyed, within } from './keyed.ts';
import { VERTEBRAE } from './spine.ts';
import type { Palette } from './tissue.ts';
import { canalFront, cavityPoint } from './trunk.ts';
import { type Cone, type ConeIndex, chain, indexCones, paintCones, type Vertex } from './tube.ts';

/** Ribs are about twice as tall as thick. */
const FLAT = 0.55;
/** How far each rib comes forward, as an angle from the back (radians), and how far it falls on the way (mm). */
const FORWARD = [2.2, 2.42, 2.5, 2.52, 2.52, 2.5, 2.42, 2.3, 2.15, 2.0, 1.5, 1.05];
const FALL = [36, 58, 72, 84, 92, 98, 102, 104, 102, 96, 66, 40];

interface RibCage {
  readonly bone: ConeIndex;
  readonly cartilage: ConeIndex;
}

export function createRibs(breathMm: number): RibCage {
  const bone: Cone[] = [];
  const cartilage: Cone[] = [];
  for (let rib = 0; rib < 12; rib++) {
    for (const side of [-1, 1]) {
      const path = ribPath(rib, side, breathMm);
      bone.push(...chain(path, 4));
      const end = path.at(-1);
      if (end && rib < 10) cartilage.push(...chain(cartilagePath(rib, side, end), 4));
    }
  }
  return { bone: indexCones(bone, FLAT), cartilage: indexCones(cartilage, FLAT) };
}

function ribPath(rib: number, side: number, breathMm: number): Vertex[] {
  const top = (VERTEBRAE[rib]?.z ?? 0) + 7;
  const spine = canalFront(top);
  const radius = rib === 0 ? 3.4 : rib > 9 ? 2.9 : 3.7;
  const path: Vertex[] = [
    [side * 15, spine - 3, top, 3.6],
    [side * 26, spine + 9, top - 1, 3.3],
  ];
  const steps = 14;
  const forward = FORWARD[rib] ?? 2;
  for (let step = 1; step <= steps; step++) {
    const share = step / steps;
    // The angle runs from 40 mm beside the spine round to the front.
    const fromBack = 0.42 + share * (forward - 0.42);
    const angle = Math.PI / 2 - side * fromBack;
    const z = top - (FALL[rib] ?? 80) * (share * 0.55 + share * share * 0.45) + breathMm * 0.4 * share;
    const [x, y] = cavityPoint(z, angle, 6.2);
    path.push([x, y, z, radius * (0.92 + 0.12 * share)]);
  }
  return path;
}

/** Rises again towards the breastbone; the eighth to tenth join the one above. */
function cartilagePath(rib: number, side: number, end: Vertex): Vertex[] {
  const joins = Math.min(rib, 6);
  const target: Vertex = [side * (joins < 1 ? 24 : 15 + joins * 0.6), sternumFront(28 - joins * 20) + 2, 28 - joins * 20, 3.6];
  const [tx, ty, tz] = target;
  const lift = rib > 4 ? -14 - (rib - 4) * 4 : 0;
  const middle: Vertex = [(end[0] + tx) / 2 + side * 3, (end[1] + ty) / 2 - 3, (end[2] + tz) / 2 + lift, 4];
  return [end, middle, target];
}

/** y of the middle of the breastbone. */
const STERNUM: readonly Key[] = [
  [46, -60],
  [10, -82],
  [-40, -96],
  [-110, -104],
];
const sternumAt = keyed(STERNUM);
const sternumFront = (z: number): number => sternumAt(z)[0] ?? -80;

export function paintBones(plane: Plane, z: number, cage: RibCage, palette: Palette): void {
  paintCones(plane, cage.cartilage.near(z), z, { value: palette.cartilage, flatten: FLAT });
  paintCones(plane, cage.bone.near(z), z, { value: palette.cortex * 0.8, flatten: FLAT });
  paintCones(plane, cage.bone.near(z), z, { value: palette.marrow * 1.1, grow: -1.4, flatten: FLAT });
  paintSternum(plane, z, palette);
  paintClavicles(plane, z, palette);
  paintScapulae(plane, z, palette);
  paintPelvis(plane, z, palette);
}

function paintSternum(plane: Plane, z: number, palette: Palette): void {
  if (z > 42 || z < -118) return;
  const y = sternumFront(z);
  const halfWidth =
    z > 0
      ? 15 + 12 * Math.min(1, z / 30)
      : z > -95
        ? 14 + 4 * Math.sin(((-z - 10) / 90) * Math.PI)
        : 14 * Math.max(0.25, (z + 122) / 27);
  const joint = Math.abs(z - 2) < 2;
  fill(plane, ellipse(0, y, halfWidth, 6), joint ? palette.cartilage * 1.4 : palette.cortex * 0.62);
  if (!joint) fill(plane, ellipse(0, y, halfWidth - 1.6, 4.5), palette.marrow * 0.75);
}

const CLAVICLE: Cone[] = [-1, 1].flatMap((side) =>
  chain([
    [side * 19, -68, 40, 8],
    [side * 40, -70, 50, 6],
    [side * 75, -50, 68, 5.4],
    [side * 108, -26, 86, 6],
    [side * 130, -14, 98, 6.4],
  ]),
);

function paintClavicles(plane: Plane, z: number, palette: Palette): void {
  paintCones(plane, CLAVICLE, z, { value: palette.cortex });
  paintCones(plane, CLAVICLE, z, { value: palette.marrow, grow: -1.9 });
}

/** Blade: medial x, medial y, lateral x, lateral y. With the arms up it turns outwards. */
const SCAPULA: readonly Key[] = [
  [134, 68, 70, 132, 4],
  [100, 70, 76, 134, 14],
  [60, 72, 84, 140, 22],
  [20, 80, 90, 136, 48],
  [-20, 92, 91, 124, 72],
  [-50, 100, 88, 112, 80],
];
const scapulaAt = keyed(SCAPULA);

function paintScapulae(plane: Plane, z: number, palette: Palette): void {
  if (!within(SCAPULA, z)) return;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = scapulaAt(z);
  for (const side of [-1, 1]) {
    const blade = smoothOpen([side * x0, y0, side * ((x0 + x1) / 2 - 2), (y0 + y1) / 2 - 1, side * x1, y1], 5);
    line(plane, blade, 2.1, palette.cortex * 0.72);
    line(plane, [side * x1, y1, side * (x1 - 3), y1 + 5], 5.2, palette.cortex * 0.8);
    line(plane, [side * x1, y1, side * (x1 - 3), y1 + 5], 3.2, palette.marrow * 1.1);
    if (z > 28) {
      // The spine of the blade, rising to the acromion.
      const lift = (z - 28) / 72;
      const root: [number, number] = [side * (x0 + (x1 - x0) * (0.25 + 0.35 * lift)), y0 + (y1 - y0) * (0.25 + 0.35 * lift)];
      line(
        plane,
        [...root, side * (x0 + (x1 - x0) * (0.35 + 0.5 * lift) + 7), root[1] + 15 - 4 * lift],
        2.4,
        palette.cortex * 0.75,
      );
    }
    if (z > 76) {
      fill(plane, ellipse(side * (x1 + 18), y1 - 8, 19, 20), palette.cortex * 0.75);
      fill(plane, ellipse(side * (x1 + 18), y1 - 8, 16.4, 17.4), palette.marrow * 0.8);
    }
  }
}

/** Hip bone: x and y at the back, in the middle and at the front. */
const ILIUM: readonly Key[] = [
  [-336, 84, 66, 106, 40, 118, 12],
  [-352, 64, 76, 100, 44, 124, -8],
  [-372, 48, 80, 94, 46, 127, -26],
  [-392, 44, 80, 86, 46, 124, -38],
];
const iliumAt = keyed(ILIUM);

function paintPelvis(plane: Plane, z: number, palette: Palette): void {
  if (z > -336) return;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0] = iliumAt(z);
  for (const side of [-1, 1]) {
    const wing = smoothOpen([side * x0, y0, side * x1, y1, side * x2, y2], 8);
    line(plane, wing, 5, palette.cortex * 0.85);
    line(plane, wing, 3.2, palette.marrow * 1.05);
  }
  if (z < -366) {
    const share = Math.min(1, (-366 - z) / 12);
    fill(plane, ellipse(0, 62, 40 * share, 17), palette.cortex * 0.5);
    fill(plane, ellipse(0, 62, 38 * share, 15.4), palette.marrow);
  }
}
