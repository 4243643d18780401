// Mediastinum: fat, heart with chambers, great vessels, airways, gullet.
import { ellipse, smoothClosed } from '../draw/outline.ts';
import { fill, type Plane } from '../draw/plane.ts';
import { type Key, keyed, within } from './keyed.ts';
import type { Palette } from './tissue.ts';
import { type Cone, chain, paintCones } from './tube.ts';

/** At y −74, −52, −26, 2, 24, 44: the extent to the right and to the left. */
const ROWS = [-0.98, -0.62, -0.3, 0.05, 0.42, 0.8];
const FAT_EDGE: readonly Key[] = [
  [110, 16, 16, 24, 24, 26, 26, 20, 20, 18, 18, 18, 18],
  [80, 10, 10, 28, 30, 33, 34, 24, 27, 20, 24, 18, 20],
  [45, 4, 6, 27, 30, 33, 38, 31, 42, 22, 40, 20, 36],
  [20, 3, 5, 26, 36, 34, 44, 36, 47, 22, 44, 20, 38],
  [0, 3, 5, 28, 40, 38, 50, 40, 46, 20, 44, 19, 38],
  [-30, 4, 8, 34, 48, 46, 62, 38, 56, 19, 44, 18, 40],
  [-65, 8, 20, 40, 70, 54, 89, 42, 66, 18, 44, 18, 40],
  [-100, 12, 36, 40, 86, 53, 98, 34, 66, 17, 42, 17, 38],
  [-130, 16, 40, 36, 80, 40, 80, 24, 46, 17, 38, 17, 36],
  [-215, 16, 30, 22, 44, 24, 40, 20, 34, 17, 34, 17, 34],
];
const fatEdge = keyed(FAT_EDGE);
const FRONT_BACK: readonly Key[] = [
  [110, -30, 52],
  [45, -62, 58],
  [0, -82, 56],
  [-60, -92, 56],
  [-130, -92, 54],
  [-215, -90, 48],
];
const frontBack = keyed(FRONT_BACK);

export function mediastinumOutline(z: number): number[] {
  const edge = fatEdge(z);
  const [front = 0, back = 0] = frontBack(z);
  const y = (row: number): number => (row < 0 ? -row * front : row * back);
  const left = ROWS.flatMap((row, index) => [edge[index * 2 + 1] ?? 0, y(row)]);
  const right = [...ROWS].reverse().flatMap((row, index) => [-(edge[(ROWS.length - 1 - index) * 2] ?? 0), y(row)]);
  return smoothClosed([...left, 12, back, -12, back, ...right, 0, front], 5);
}

/** Heart: eight points clockwise from the front, as x, y. */
const HEART: readonly Key[] = [
  [-26, 8, -52, 34, -44, 48, -18, 38, 8, 8, 18, -28, 8, -40, -16, -26, -44],
  [-48, 10, -70, 48, -58, 66, -28, 50, 8, 14, 22, -30, 12, -50, -18, -36, -52],
  [-72, 18, -78, 62, -66, 82, -34, 64, 6, 18, 20, -28, 10, -50, -20, -36, -58],
  [-100, 26, -80, 70, -70, 90, -40, 68, 2, 22, 12, -22, 4, -47, -22, -34, -60],
  [-122, 34, -80, 72, -70, 82, -44, 60, -10, 26, 0, -8, -6, -28, -28, -18, -62],
  [-138, 42, -76, 66, -66, 68, -48, 54, -30, 36, -24, 16, -28, 8, -46, 16, -64],
];
const heartAt = keyed(HEART);

/** @param vesselsOnly below the diaphragm, where the organs lie around the great vessels */
export function paintMediastinum(plane: Plane, z: number, palette: Palette, vesselsOnly = false): void {
  if (!vesselsOnly) {
    fill(plane, mediastinumOutline(z), palette.fat * 0.92);
    paintHeart(plane, z, palette);
  }
  paintVessels(plane, z, palette);
  paintAirways(plane, z, palette);
}

function paintHeart(plane: Plane, z: number, palette: Palette): void {
  if (!within(HEART, z)) return;
  const outline = smoothClosed(heartAt(z), 6);
  // Pericardium, a thin line in the fat, then epicardial fat, then muscle.
  fill(plane, outline, palette.muscle * 0.5);
  const shrink = (mm: number): number[] => inset(outline, mm);
  fill(plane, shrink(1.4), palette.fat * 0.8);
  fill(plane, shrink(3.6), palette.myocardium);
  const chamber = (x: number, y: number, rx: number, ry: number, turn: number, cz: number, rz: number, ink: number): void => {
    const off = (z - cz) / rz;
    if (Math.abs(off) >= 1) return;
    const k = Math.sqrt(1 - off * off);
    fill(plane, ellipse(x, y, rx * k, ry * k, turn), ink);
  };
  // Right atrium, right ventricle, left atrium, left ventricle (its wall thick, its blood bright after contrast).
  chamber(-28, -20, 17, 22, 0.15, -72, 40, palette.vein);
  chamber(16, -58, 34, 13, 0.42, -86, 40, palette.vein);
  chamber(8, 6, 27, 13, 0.1, -48, 24, palette.artery);
  chamber(50, -24, 27, 17, 0.95, -84, 34, palette.artery);
  chamber(26, -14, 12, 9, 0.7, -66, 18, palette.artery);
  // Fat in the grooves with the coronary arteries.
  const groove = (x: number, y: number): void => {
    fill(plane, ellipse(x, y, 5, 4), palette.fat * 0.8);
    fill(plane, ellipse(x, y, 1.5, 1.5), palette.artery);
  };
  if (z < -45 && z > -112) {
    groove(-14, -50 + (z + 80) * 0.05);
    groove(46 + (-60 - z) * 0.35, -60);
    groove(60 - (-60 - z) * 0.1, -2);
    fill(plane, ellipse(46 + (-60 - z) * 0.35, -60, 1.1, 1.1), z > -62 && z < -50 ? palette.calcium : palette.artery);
  }
}

/** Moves every point towards the outline's middle by `mm`. */
export function inset(outline: readonly number[], mm: number): number[] {
  let cx = 0;
  let cy = 0;
  for (let index = 0; index < outline.length; index += 2) {
    cx += outline[index] ?? 0;
    cy += outline[index + 1] ?? 0;
  }
  const count = outline.length / 2;
  const out: number[] = [];
  for (let index = 0; index < outline.length; index += 2) {
    const dx = (outline[index] ?? 0) - cx / count;
    const dy = (outline[index + 1] ?? 0) - cy / count;
    const length = Math.hypot(dx, dy) || 1;
    const k = Math.max(0, length - mm) / length;
    out.push(cx / count + dx * k, cy / count + dy * k);
  }
  return out;
}

const AORTA: Cone[] = chain([
  [4, -20, -58, 14],
  [-8, -28, -36, 15],
  [-14, -30, -8, 15],
  [-10, -30, 14, 14.5],
  [2, -18, 27, 13.5],
  [18, 4, 28, 13],
  [28, 24, 16, 12.5],
  [29, 36, -10, 12],
  [28, 40, -60, 11.8],
  [24, 41, -120, 11.4],
  [14, 34, -175, 10.6],
  [7, 20, -225, 9.6],
  [4, 10, -290, 8.8],
  [4, 8, -318, 8.6],
]);
const ARCH_BRANCHES: Cone[] = [
  ...chain([
    [-3, -22, 30, 6],
    [-12, -16, 52, 6],
    [-20, -8, 78, 5.6],
    [-30, -6, 110, 5],
  ]),
  ...chain([
    [6, -10, 34, 4],
    [12, -2, 60, 3.8],
    [18, 2, 110, 3.6],
  ]),
  ...chain([
    [18, 4, 34, 5],
    [24, 12, 60, 4.8],
    [32, 16, 82, 4.6],
    [56, 6, 100, 4.4],
  ]),
];
const PULMONARY: Cone[] = [
  ...chain([
    [18, -46, -58, 14],
    [20, -42, -34, 14.5],
    [22, -30, -18, 14],
    [30, -12, -10, 11.5],
    [42, 6, -12, 10],
    [48, 18, -24, 8.4],
  ]),
  ...chain([
    [20, -28, -20, 11.5],
    [2, -12, -24, 10.5],
    [-22, -8, -25, 10],
    [-40, 0, -30, 8.6],
    [-46, 10, -42, 7.4],
  ]),
];
const SYSTEMIC_VEINS: Cone[] = [
  ...chain([
    [-26, -24, 40, 8.4],
    [-27, -20, 10, 9.4],
    [-28, -16, -30, 9.6],
    [-28, -16, -50, 11],
  ]),
  ...chain([
    [-26, -24, 40, 7.5],
    [-8, -40, 46, 6],
    [20, -36, 58, 6],
    [42, -16, 80, 6],
    [60, -10, 100, 5.6],
  ]),
  ...chain([
    [-26, -24, 40, 7],
    [-34, -18, 64, 6.4],
    [-52, -8, 96, 6],
  ]),
  // Azygos, with its arch over the right main bronchus.
  ...chain([
    [-24, -6, 6, 4.2],
    [-20, 14, 10, 4.4],
    [-9, 34, 2, 4],
    [-6, 42, -40, 3.6],
    [-6, 42, -120, 3.2],
    [-6, 36, -190, 2.6],
  ]),
  ...chain([
    [-26, -8, -108, 12],
    [-26, 4, -130, 11],
    [-24, 12, -180, 10.5],
    [-20, 12, -240, 10.5],
    [-18, 14, -320, 9.6],
  ]),
];
const PULMONARY_VEINS: Cone[] = [-1, 1].flatMap((side) => [
  ...chain([
    [8 + side * 20, 6, -46, 7],
    [8 + side * 36, -2, -40, 6],
    [side * 56, -10, -34, 4.6],
  ]),
  ...chain([
    [8 + side * 20, 10, -56, 7],
    [8 + side * 34, 18, -64, 6],
    [side * 54, 28, -74, 4.4],
  ]),
]);

function paintVessels(plane: Plane, z: number, palette: Palette): void {
  paintCones(plane, PULMONARY_VEINS, z, { value: palette.artery });
  paintCones(plane, SYSTEMIC_VEINS, z, { value: palette.vein });
  paintCones(plane, PULMONARY, z, { value: palette.vein });
  for (const vessel of [AORTA, ARCH_BRANCHES]) {
    paintCones(plane, vessel, z, { value: palette.muscle });
    paintCones(plane, vessel, z, { value: palette.artery, grow: -1.2 });
  }
  if (Math.abs(z - 24) < 5) fill(plane, ellipse(26, 14, 3.4, 1.1, 0.8), palette.calcium);
  if (Math.abs(z + 300) < 9) fill(plane, ellipse(-2, 14, 3, 1, 0.9), palette.calcium);
}

export const AIRWAYS: readonly Cone[] = [
  ...chain([
    [1, 8, 130, 8.6],
    [0, 12, 80, 8.8],
    [-1, 14, 40, 9],
    [0, 16, 8, 9.4],
    [0, 17, -2, 8],
  ]),
  ...chain([
    [-3, 17, -1, 7.2],
    [-20, 15, -13, 6.8],
    [-34, 13, -23, 6],
    [-40, 16, -44, 5.4],
    [-46, 22, -60, 4.4],
    [-54, 30, -80, 3.6],
  ]),
  ...chain([
    [3, 17, -1, 6.4],
    [22, 18, -18, 6],
    [40, 17, -33, 5.6],
    [48, 24, -50, 4.6],
    [54, 30, -72, 3.6],
  ]),
  ...chain([
    [-30, 14, -20, 4.6],
    [-46, 6, -14, 3.8],
    [-58, 0, -2, 3],
  ]),
  ...chain([
    [40, 16, -32, 4.4],
    [54, 6, -30, 3.8],
    [62, -6, -22, 3],
  ]),
];

function paintAirways(plane: Plane, z: number, palette: Palette): void {
  // Gullet behind the windpipe, left of the midline, with a trace of gas.
  const y = z > 0 ? 28 : z > -100 ? 30 : 30 - (-100 - z) * 0.06;
  const x = z > -90 ? 5 : 5 + (-90 - z) * 0.22;
  if (z > -150) {
    fill(plane, ellipse(x, y, 8.6, 5), palette.muscle * 0.72);
    if (Math.sin(z * 0.11) > 0.2) fill(plane, ellipse(x, y - 0.6, 2.4, 1.2), palette.gas * 0.7);
  }
  paintCones(plane, AIRWAYS, z, { value: palette.muscle * 0.6, grow: 1.5 });
  paintCones(plane, AIRWAYS, z, { value: palette.air });
}
