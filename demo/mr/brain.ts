// A head in axial slices, mm, +x to the patient's left, +y to the back, z 0 at the level of the lateral ventricles' bodies.

import { fractal, valueNoise } from '../draw/noise.ts';
import { clamp, mix, smoothStep } from '../draw/numbers.ts';

export type Weighting = 't1' | 't2' | 'flair';

interface Signal {
  readonly fluid: number;
  readonly grey: number;
  readonly white: number;
  readonly fat: number;
  readonly muscle: number;
  readonly bone: number;
  readonly marrow: number;
  readonly eye: number;
  readonly lesion: number;
  readonly deep: number;
}
const SIGNALS: Readonly<Record<Weighting, Signal>> = {
  t2: { fluid: 1, grey: 0.5, white: 0.36, fat: 0.6, muscle: 0.2, bone: 0.04, marrow: 0.3, eye: 1, lesion: 0.75, deep: 0.4 },
  t1: {
    fluid: 0.14,
    grey: 0.46,
    white: 0.64,
    fat: 0.95,
    muscle: 0.4,
    bone: 0.05,
    marrow: 0.55,
    eye: 0.16,
    lesion: 0.36,
    deep: 0.52,
  },
  flair: {
    fluid: 0.07,
    grey: 0.54,
    white: 0.42,
    fat: 0.5,
    muscle: 0.24,
    bone: 0.04,
    marrow: 0.28,
    eye: 0.1,
    lesion: 0.95,
    deep: 0.46,
  },
};

/** Bright spots in the white matter: x, y, z, radius, mm. */
export type Spots = readonly (readonly [number, number, number, number])[];

const warp = valueNoise('brain/warp');
const folds = valueNoise('brain/folds');

/** How large the head is at height z, as a share of its widest. */
const headSize = (z: number): number =>
  Math.sqrt(Math.max(0.02, 1 - (Math.max(0, z - 4) / 74) ** 2.3)) * (z < -35 ? 1 - ((-35 - z) / 150) ** 1.2 : 1);

/** The signal at a point, about 0 … 1. */
export function brainSignal(weighting: Weighting, spots: Spots): (x: number, y: number, z: number) => number {
  const s = SIGNALS[weighting];
  return (x, y, z) => {
    const size = headSize(z);
    const skullX = 68 * size;
    const skullY = 86 * size;
    const u = x / skullX;
    const v = (y - 2) / skullY;
    const egg = Math.hypot(u * (1 + 0.08 * v), v);
    if (egg > 1.17) return z < -38 ? face(x, y, z, s) : 0;
    if (egg > 1.06) return mix(s.fat, 0, smoothStep(1.15, 1.17, egg)) * (0.8 + 0.2 * warp(x * 0.2, y * 0.2));
    if (egg > 0.975) return egg > 0.995 && egg < 1.035 ? s.marrow : s.bone;
    if (z < -46 && y < 20) return skullBase(x, y, z, s);
    return intracranial(x, y, z, u, v, egg, s, spots);
  };
}

function intracranial(x: number, y: number, z: number, u: number, v: number, egg: number, s: Signal, spots: Spots): number {
  const side = x < 0 ? -1 : 1;
  const a = Math.abs(x);
  const sway = fractal(warp, x * 0.03 + side * 7 + 3, y * 0.03 + z * 0.021, 3) - 0.5;
  const depthMm = (0.968 - egg) * 74;
  const sulcusMm = toSulcus(u, v, x, y, z, depthMm);
  // From the surface inwards: fluid, folded cortex, white matter.
  const cortex = smoothStep(3.9, 2.7, Math.min(depthMm, sulcusMm));
  let value = mix(s.white, s.grey, cortex);
  value = mix(value, s.fluid, Math.max(smoothStep(1.25, 0.35, sulcusMm), smoothStep(1.6, 0.6, depthMm)) * 0.9);
  value = deepNuclei(a, y, z, value, s);
  value = ventricles(a, y, z, value, s);
  // The gap between the halves and the falx in it.
  const gap = smoothStep(2.2, 0.7, a + sway * 3) * smoothStep(0.32, 0.45, Math.abs(v) + (z > 26 ? 0.5 : 0));
  value = mix(value, s.fluid, gap * 0.85);
  // Sylvian fissures.
  if (z < 14 && z > -40) {
    const fissure = Math.hypot((a - 46 - y * 0.02) / 13, (y + 10 + z * 0.2 - (a - 46) * 0.6 + sway * 14) / 3);
    value = mix(value, s.fluid, smoothStep(1.1, 0.7, fissure));
  }
  if (z < -16 && z > -34) value = midbrain(x, y, z, value, s);
  if (z < -34) value = posteriorFossa(x, y, z, value, s);
  for (const [sx, sy, sz, radius] of spots) {
    const off = Math.hypot(x - sx, y - sy, (z - sz) * 0.8) / radius;
    if (off < 1.4) value = mix(value, s.lesion, smoothStep(1.25, 0.7, off));
  }
  return value + (fractal(warp, x * 0.11, y * 0.11 + z, 2) - 0.5) * 0.05;
}

/** How many furrows there are around the brain. */
const FURROWS = 28;

/** mm to the nearest furrow: they run inwards from the surface, bend, and end at different depths. */
function toSulcus(u: number, v: number, x: number, y: number, z: number, depthMm: number): number {
  const bend = fractal(warp, x * 0.045 + 50, y * 0.045 + z * 0.05, 3) - 0.5;
  const phase = (Math.atan2(v, u) / (Math.PI * 2)) * FURROWS + bend * 3.6 + z * 0.02;
  const nearest = Math.round(phase);
  const acrossMm = Math.abs(phase - nearest) * ((Math.PI * 2) / FURROWS) * Math.max(20, Math.hypot(x, y));
  const lengthMm = 6 + 17 * folds(nearest * 1.7 + 0.5, z * 0.045 + 3);
  return depthMm < lengthMm ? acrossMm : Math.hypot(acrossMm, depthMm - lengthMm);
}

function deepNuclei(a: number, y: number, z: number, value: number, s: Signal): number {
  if (z > 22 || z < -22) return value;
  const level = Math.sqrt(Math.max(0, 1 - (z / 22) ** 2));
  const thalamus = Math.hypot((a - 11) / (9 * level + 0.1), (y - 10) / (15 * level + 0.1));
  const putamen = Math.hypot((a - 26) / (6.5 * level + 0.1), (y + 8 - (a - 26) * 0.5) / (16 * level + 0.1));
  const caudate = Math.hypot((a - 12) / (5.5 * level + 0.1), (y + 26) / (9 * level + 0.1));
  const near = Math.min(thalamus, putamen, caudate);
  return mix(value, s.deep, smoothStep(1.08, 0.85, near));
}

function ventricles(a: number, y: number, z: number, value: number, s: Signal): number {
  let inside = 0;
  if (z > -12 && z < 28) {
    // Bodies and front horns: two wings that part at the ends.
    const height = Math.sqrt(Math.max(0, 1 - ((z - 9) / 20) ** 2));
    const part = 4 + 0.011 * (y + 4) ** 2 * (y < -4 ? 0.75 : 1);
    const wing = Math.abs(a - part - 3) / (5.4 * height + 0.01);
    inside = Math.max(inside, smoothStep(1.15, 0.8, wing) * smoothStep(40, 34, Math.abs(y + 2)) * (height > 0.05 ? 1 : 0));
  }
  if (z > -18 && z < 10) {
    const back = Math.hypot((a - 25) / 6.5, (y - 36) / 14);
    inside = Math.max(inside, smoothStep(1.1, 0.8, back));
  }
  if (z > -22 && z < 4) inside = Math.max(inside, smoothStep(2.6, 1.6, a) * smoothStep(17, 12, Math.abs(y - 6)));
  return mix(value, s.fluid, inside);
}

/** The midbrain in its cistern, and the star of fluid above the sella. */
function midbrain(x: number, y: number, z: number, value: number, s: Signal): number {
  const level = smoothStep(-16, -22, z);
  const peduncles = Math.hypot(x / (13 + 3 * smoothStep(6, -6, y)), (y - 4) / 13);
  const around = smoothStep(1.28, 1.16, peduncles) * smoothStep(0.96, 1.02, peduncles);
  const star = smoothStep(1.1, 0.85, Math.hypot(x / 11, (y + 17) / 8) + 0.22 * Math.cos(Math.atan2(y + 17, x) * 5));
  return mix(
    mix(value, s.white * 0.96, smoothStep(1.02, 0.96, peduncles) * level),
    s.fluid,
    Math.max(around, star) * 0.9 * level,
  );
}

function posteriorFossa(x: number, y: number, z: number, value: number, s: Signal): number {
  const a = Math.abs(x);
  const down = clamp((-34 - z) / 14);
  const cerebellum = Math.hypot(x / 50, (y - 50) / 31);
  let out = value;
  if (cerebellum < 1) {
    const leaves = 0.5 + 0.5 * Math.sin(Math.hypot(x * 0.8, (y - 26) * 1.1) * 1.15 + 2 * warp(x * 0.08, y * 0.08));
    const tree = smoothStep(0.8, 0.3, Math.hypot((a - 20) / 24, (y - 44) / 18));
    out = mix(out, mix(mix(s.grey, s.fluid, 0.42 * leaves), s.white, tree), down);
  } else if (y > 22) out = mix(out, s.fluid, down * 0.9);
  const pons = Math.hypot(x / 17, (y - 8) / 15);
  if (pons < 1.35 && y < 26) out = mix(out, pons < 1 ? s.white * 1.06 : s.fluid, down);
  const fourth = Math.hypot(x / 8, (y - 24) / 5);
  return mix(out, s.fluid, smoothStep(1.1, 0.7, fourth) * down);
}

/** Eyes, nose, cheeks and temples in front of and beside the brain. */
function skullBase(x: number, y: number, z: number, s: Signal): number {
  const a = Math.abs(x);
  const temporal = Math.hypot((a - 40) / 22, (y + 12) / 30);
  if (temporal < 1) return mix(s.grey, s.white, smoothStep(0.9, 0.4, temporal + 0.3 * (warp(x * 0.1, y * 0.1) - 0.5)));
  return face(x, y, z, s);
}

function face(x: number, y: number, z: number, s: Signal): number {
  const a = Math.abs(x);
  const eye = Math.hypot(a - 31, y + 72, z + 56) / 12;
  if (eye < 1) return eye > 0.88 ? s.muscle : s.eye;
  const outside = Math.hypot(x / 62, (y + 12) / 86);
  if (outside > 1) return 0;
  if (outside > 0.93) return s.fat;
  const orbit = Math.hypot((a - 29) / 19, (y + 58) / 26);
  if (orbit < 1) return Math.abs(a - 22 - (y + 60) * -0.24) < 2 ? s.muscle : s.fat * 0.95;
  if (a < 16 && y < -20) return 0.02 + (Math.abs(a - 8) < 2 ? s.muscle : 0);
  if (y > 20) return s.muscle;
  return mix(s.bone, s.marrow, fractal(warp, x * 0.12, y * 0.12, 2)) * 1.2;
}

/** Inside the inner table: brain and the fluid around it. */
export function isInsideSkull(x: number, y: number, z: number): boolean {
  const size = headSize(z);
  const u = x / (68 * size);
  const v = (y - 2) / (86 * size);
  return Math.hypot(u * (1 + 0.08 * v), v) < 0.97 && !(z < -46 && y < 20);
}
