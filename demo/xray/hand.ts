// A left hand, palm down on the detector, in mm; 200 × 250 mm. The patient's thumb is to the right on the picture.

import { smoothClosed } from '../draw/outline.ts';
import { createPlane, type Plane } from '../draw/plane.ts';
import { type Axis, addBone, addFlesh, outlineOf } from './bones.ts';

export interface HandOptions {
  /** 1 adult; a child's bones have open growth plates and gaps where wrist bones are still cartilage. */
  readonly scale: number;
  readonly child: boolean;
  /** A break of the fifth metacarpal's neck. */
  readonly fracture: boolean;
}

/** Base and head of each metacarpal and each finger bone, from the little finger to the index finger, then the thumb. */
const RAYS: readonly (readonly (readonly [number, number])[])[] = [
  [
    [78, 152],
    [62, 104],
    [53, 70],
    [47, 46],
    [43, 29],
  ],
  [
    [89, 150],
    [82, 96],
    [78, 51],
    [75, 24],
    [73, 7],
  ],
  [
    [100, 149],
    [101, 91],
    [102, 42],
    [102, 12],
    [102, -6],
  ],
  [
    [111, 151],
    [121, 94],
    [127, 49],
    [131, 22],
    [133, 5],
  ],
  [
    [126, 160],
    [148, 128],
    [163, 100],
    [172, 78],
  ],
];
const WIDTHS = [
  [5.2, 3.2, 5.6],
  [4.9, 2.9, 4.6],
  [3.9, 2.3, 3.5],
  [3.3, 1.7, 2.8],
] as const;

export function paintHand(columns: number, rows: number, spacingMm: number, { scale, child, fracture }: HandOptions): Plane {
  const plane = createPlane({ columns, rows, spacingMm, left: spacingMm / 2, top: spacingMm / 2 });
  const place = (x: number, y: number): [number, number] => [100 + (x - 100) * scale, 132 + (y - 116) * scale];
  for (const ray of RAYS) addFlesh(plane, fingerFlesh(ray, place, scale), 1.5 * scale, 8 * scale);
  addFlesh(plane, palm(place), 2.5 * scale, 20 * scale);
  for (const [finger, ray] of RAYS.entries()) paintRay(plane, ray, finger, place, scale, child, fracture && finger === 0);
  paintWrist(plane, place, scale, child);
  return plane;
}

type Place = (x: number, y: number) => [number, number];

function fingerFlesh(ray: (typeof RAYS)[number], place: Place, scale: number): number[] {
  const axis: Axis = ray.map(
    ([x, y], index) => [...place(x, y), (index === ray.length - 1 ? 6.4 : 9.6 - index * 0.7) * scale] as const,
  );
  const last = axis.at(-1);
  const before = axis.at(-2);
  if (!last || !before) return [];
  const tip = [last[0] + (last[0] - before[0]) * 0.2, last[1] + (last[1] - before[1]) * 0.2, 3.6 * scale] as const;
  return outlineOf([...axis, tip]);
}

const palm = (place: Place): number[] =>
  smoothClosed(
    [
      [64, 330],
      [70, 190],
      [63, 160],
      [52, 112],
      [58, 96],
      [80, 88],
      [102, 84],
      [126, 90],
      [134, 104],
      [142, 118],
      [154, 122],
      [152, 140],
      [140, 168],
      [132, 190],
      [134, 330],
    ].flatMap(([x = 0, y = 0]) => place(x, y)),
    6,
  );

function paintRay(
  plane: Plane,
  ray: (typeof RAYS)[number],
  finger: number,
  place: Place,
  scale: number,
  child: boolean,
  broken: boolean,
): void {
  const thumb = finger === 4;
  for (let bone = 0; bone + 1 < ray.length; bone++) {
    const from = ray[bone];
    const to = ray[bone + 1];
    if (!from || !to) continue;
    const [base, shaft, head] = WIDTHS[Math.min(3, thumb ? bone + (bone > 0 ? 1 : 0) : bone)] ?? WIDTHS[3];
    const slim = finger === 0 ? 0.86 : finger === 3 && bone > 0 ? 0.96 : 1;
    // A joint space between the ends.
    const [x0, y0] = place(...toward(from, to, bone === 0 ? 1.6 : 1.4));
    const [x1, y1] = place(...toward(to, from, 1.2));
    const tip = bone === ray.length - 2;
    const at = (share: number, half: number): readonly [number, number, number] => [
      x0 + (x1 - x0) * share,
      y0 + (y1 - y0) * share,
      half * slim * scale,
    ];
    const axis: Axis = [
      at(0, base * 0.8),
      at(0.06, base),
      at(0.2, shaft * 1.25),
      at(0.5, shaft),
      at(0.78, shaft * 1.1),
      at(0.93, tip ? head * 0.85 : head),
      at(1, tip ? head * 0.6 : head * 0.72),
    ];
    const look = {
      density: (tip ? 0.85 : bone === 0 ? 1.5 : 1.25) * (child ? 0.8 : 1) * scale,
      rimMm: (tip ? 0.8 : 1.5) * scale,
    };
    if (broken && bone === 0) paintBroken(plane, axis, look);
    else addBone(plane, outlineOf(axis), look);
    if (child) paintPlate(plane, axis, bone === 0 && !thumb ? 0.89 : 0.1, x1 - x0, y1 - y0);
  }
  if (thumb)
    for (const [x, y] of [
      [142, 129],
      [147, 135],
    ] as const)
      addBone(plane, dotOutline(...place(x, y), 2.2 * scale), { density: 0.6, rimMm: 0.8 });
}

const toward = (from: readonly [number, number], to: readonly [number, number], mm: number): [number, number] => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [from[0] + ((to[0] - from[0]) / length) * mm, from[1] + ((to[1] - from[1]) / length) * mm];
};

/** The head tilts towards the palm and a gap runs through the neck. */
function paintBroken(plane: Plane, axis: Axis, look: { density: number; rimMm: number }): void {
  const shaft = axis.slice(0, 5);
  const head = axis.slice(4).map(([x, y, half]) => [x - 3.4, y + 2.6, half * 1.05] as const);
  addBone(plane, outlineOf(shaft), look);
  addBone(plane, outlineOf(head), { ...look, density: look.density * 1.15 });
}

/** A growth plate: a thin clear line across the bone. */
function paintPlate(plane: Plane, axis: Axis, share: number, dx: number, dy: number): void {
  const first = axis[0];
  const widest = axis.reduce((most, [, , half]) => Math.max(most, half), 0);
  if (!first) return;
  const length = Math.hypot(dx, dy) || 1;
  for (let step = -40; step <= 40; step++) {
    const across = (step / 40) * widest;
    const wave = Math.sin(step * 0.4) * 0.25;
    const x = first[0] + dx * share - (dy / length) * across + (dx / length) * wave;
    const y = first[1] + dy * share + (dx / length) * across + (dy / length) * wave;
    for (let oy = -3; oy <= 3; oy++) {
      for (let ox = -3; ox <= 3; ox++) {
        const column = Math.round(x / plane.spacingMm) + ox;
        const row = Math.round(y / plane.spacingMm) + oy;
        if (column < 0 || row < 0 || column >= plane.columns || row >= plane.rows) continue;
        const off = Math.hypot(ox, oy) * plane.spacingMm;
        const at = row * plane.columns + column;
        if (off < 0.5 && (plane.data[at] ?? 0) > 1.7) plane.data[at] = (plane.data[at] ?? 0) * 0.9 + 0.12;
      }
    }
  }
}

const dotOutline = (x: number, y: number, half: number): number[] =>
  outlineOf([
    [x, y - half, half * 0.6],
    [x, y, half],
    [x, y + half, half * 0.6],
  ]);

const CARPALS: readonly (readonly number[])[] = [
  [86, 154, 92, 152, 95, 160, 92, 168, 85, 168, 80, 162],
  [97, 152, 106, 153, 108, 163, 104, 172, 97, 172, 94, 162],
  [109, 154, 116, 155, 118, 163, 112, 167, 108, 163],
  [119, 158, 127, 161, 127, 170, 119, 170, 117, 164],
  [111, 168, 119, 172, 122, 180, 113, 186, 106, 180],
  [95, 174, 105, 175, 107, 186, 99, 190, 92, 184],
  [82, 170, 91, 171, 91, 181, 85, 184, 79, 178],
  [79, 167, 84, 169, 84, 176, 79, 176],
];

function paintWrist(plane: Plane, place: Place, scale: number, child: boolean): void {
  for (const [index, outline] of CARPALS.entries()) {
    if (child && (index === 2 || index === 7 || index === 3)) continue;
    const points: number[] = [];
    for (let at = 0; at < outline.length; at += 2) points.push(...place(outline[at] ?? 0, outline[at + 1] ?? 0));
    addBone(plane, smoothClosed(points, 6), { density: 1.35 * scale, rimMm: 1.1 * scale });
  }
  const bone = (axis: readonly (readonly [number, number, number])[]): number[] =>
    outlineOf(axis.map(([x, y, half]) => [...place(x, y), half * scale] as const));
  const radius = bone([
    [110, 190, 10],
    [110, 195, 14.5],
    [111, 206, 12],
    [111, 222, 8.4],
    [111, 250, 7.2],
    [111, 300, 7],
  ]);
  const ulna = bone([
    [83, 192, 4.6],
    [83, 196, 7.2],
    [83, 206, 6],
    [84, 224, 5],
    [85, 250, 5],
    [86, 300, 5.2],
  ]);
  addBone(plane, radius, { density: 1.9 * scale, rimMm: 2 * scale });
  addBone(plane, ulna, { density: 1.5 * scale, rimMm: 1.7 * scale });
}
