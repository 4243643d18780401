// The trunk's walls in a woman's chest and abdomen, by height. Space: mm, +x to the patient's left, +y to the back, +z to the
// head; z is 0 at the carina, x is 0 in the midline.
import { type Key, keyed } from './keyed.ts';

const TAU = Math.PI * 2;
const STEPS = 160;

/** z, half width, front y, back y */
const SKIN: readonly Key[] = [
  [120, 150, -66, 92],
  [90, 168, -80, 97],
  [60, 172, -94, 102],
  [0, 169, -114, 106],
  [-60, 164, -118, 105],
  [-120, 158, -115, 103],
  [-200, 153, -110, 101],
  [-270, 150, -106, 100],
  [-330, 158, -106, 103],
  [-390, 170, -108, 108],
];
/** The inside of the rib cage, below it of the abdominal wall. */
const CAVITY: readonly Key[] = [
  [120, 60, -12, 52],
  [90, 84, -22, 64],
  [70, 101, -40, 72],
  [40, 115, -60, 80],
  [0, 124, -78, 84],
  [-60, 131, -88, 85],
  [-120, 132, -90, 84],
  [-180, 129, -88, 80],
  [-230, 125, -85, 72],
  [-290, 120, -82, 62],
  [-340, 122, -82, 60],
  [-390, 124, -82, 62],
];
/** Subcutaneous fat: front, side, back. */
const FAT: readonly Key[] = [
  [120, 8, 10, 9],
  [60, 10, 12, 9],
  [0, 13, 14, 10],
  [-100, 15, 15, 11],
  [-200, 19, 18, 14],
  [-280, 23, 22, 20],
  [-390, 26, 26, 26],
];
const skinAt = keyed(SKIN);
const cavityAt = keyed(CAVITY);
const fatAt = keyed(FAT);

/** A rounded box; `angle` 0 points to the left, a quarter turn to the back. */
function ring(halfWidth: number, front: number, back: number, exponent: number, angle: number): [number, number] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const power = 2 / exponent;
  const x = halfWidth * Math.sign(cos) * Math.abs(cos) ** power;
  const middle = (front + back) / 2;
  const half = (back - front) / 2;
  return [x, middle + half * Math.sign(sin) * Math.abs(sin) ** power];
}

/** Flat over the breastbone, a groove over the spine. */
function skinPoint(z: number, angle: number): [number, number] {
  const [halfWidth = 0, front = 0, back = 0] = skinAt(z);
  const [x, y] = ring(halfWidth, front, back, 2.45, angle);
  if (y > 0) return [x, y - 6 * Math.exp(-((x / 16) ** 2))];
  return [x, y + 4 * Math.exp(-((x / 28) ** 2))];
}

export function skinOutline(z: number): number[] {
  return outline((angle) => skinPoint(z, angle));
}

/** The outside of the muscles. */
export function muscleOutline(z: number): number[] {
  const [front = 0, side = 0, back = 0] = fatAt(z);
  return outline((angle) => {
    const [x, y] = skinPoint(z, angle);
    const sin = Math.sin(angle);
    const thickness = side + ((sin < 0 ? front : back) - side) * sin * sin;
    const length = Math.hypot(x, y) || 1;
    return [x - (x / length) * thickness, y - (y / length) * thickness];
  });
}

/** The cavity's wall, moved outwards by `outward` mm; it goes round the front of the spine. */
export function cavityPoint(z: number, angle: number, outward = 0): [number, number] {
  const [halfWidth = 0, front = 0, back = 0] = cavityAt(z);
  const [x, y] = ring(halfWidth + outward, front - outward, back + outward, 2.25, angle);
  return [x, y];
}

export function cavityOutline(z: number, outward = 0): number[] {
  return outline((angle) => {
    const [x, y] = cavityPoint(z, angle, outward);
    return y > 0 ? [x, Math.min(y, 26 + 74 * smoothAbs(x))] : [x, y + 5 * Math.exp(-((x / 22) ** 2))];
  });
}

/** 0 in the midline, 1 beyond 30 mm: the notch that the spine makes. */
const smoothAbs = (x: number): number => 1 - Math.exp(-((x / 27) ** 4));

function outline(point: (angle: number) => readonly [number, number]): number[] {
  const out: number[] = [];
  for (let step = 0; step < STEPS; step++) out.push(...point((step / STEPS) * TAU));
  return out;
}

/** y of the spinal canal's front edge, where the vertebral bodies end. The spine curves. */
const SPINE: readonly Key[] = [
  [120, 50],
  [60, 62],
  [0, 68],
  [-80, 69],
  [-160, 62],
  [-230, 52],
  [-300, 46],
  [-350, 50],
  [-390, 60],
];
const spineAt = keyed(SPINE);
export const canalFront = (z: number): number => spineAt(z)[0] ?? 0;

/** The diaphragm: the part of each half of the cavity that lies below its dome, as an outline; undefined above. */
export function belowDome(side: 'right' | 'left', z: number, breathMm: number, inset = 0): number[] | undefined {
  const dome = side === 'right' ? { x: -66, y: -14, top: -106 + breathMm } : { x: 62, y: -18, top: -119 + breathMm };
  if (z >= dome.top) return undefined;
  const share = ((dome.top - z) / (side === 'right' ? 84 : 76)) ** 0.46;
  if (share >= 1.06) return undefined;
  return outline((angle) => {
    const [px, py] = cavityPoint(z, angle, 0);
    // The right dome carries the liver's left lobe across the midline in front, under the heart.
    const across = 12 + (side === 'right' ? 66 * Math.max(0, Math.min(1, (8 - py) / 64)) : 0);
    const wallX = side === 'right' ? Math.min(px, across) : Math.max(px, -12);
    // Towards the midline the dome soon meets the heart and the spine, and leaves no lung between.
    const medial = side === 'right' ? wallX > dome.x : wallX < dome.x;
    // In front the lung ends higher than at the side and the back.
    const front = Math.max(0, Math.min(1, (dome.y - py) / 55)) * Math.max(0, Math.min(1, (share - 0.5) / 0.3));
    const reach = share + (1 - share) * front;
    const x = dome.x + (wallX - dome.x) * (medial ? Math.max(reach, Math.min(1, share * 2.1)) : reach);
    const y = dome.y + (py - dome.y) * reach;
    const length = Math.hypot(x - dome.x, y - dome.y) || 1;
    const shrink = medial ? 0 : inset / length;
    return [x - (x - dome.x) * shrink, y - (y - dome.y) * shrink];
  });
}

/** Below this the pleura ends everywhere. */
export const isBelowLungs = (z: number, breathMm: number): boolean => z < -212 + breathMm;
