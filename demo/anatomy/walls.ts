// Skin, fat, breasts, and the muscles around the rib cage and the spine.

import { valueNoise } from '../draw/noise.ts';
import { ellipse, smoothOpen } from '../draw/outline.ts';
import { fill, line, type Plane } from '../draw/plane.ts';
import { inset } from './chestOrgans.ts';
import type { Palette } from './tissue.ts';
import { canalFront, cavityOutline, muscleOutline, skinOutline } from './trunk.ts';

const glandular = valueNoise('glandular');

export function paintWalls(plane: Plane, z: number, palette: Palette, breasts: boolean): void {
  const skin = skinOutline(z);
  if (breasts) paintBreasts(plane, z, palette);
  fill(plane, skin, palette.skin);
  fill(plane, inset(skin, 1.7), palette.fat);
  if (breasts) paintBreastGlands(plane, z, palette);
  fill(plane, muscleOutline(z), palette.muscle);
  paintFatPlanes(plane, z, palette);
}

const breast = (z: number): { rx: number; ry: number } | undefined => {
  const off = (z + 58) / 78;
  if (Math.abs(off) >= 1) return undefined;
  const k = Math.sqrt(1 - off * off);
  return { rx: 64 * k, ry: 44 * k ** 0.7 };
};

function paintBreasts(plane: Plane, z: number, palette: Palette): void {
  const size = breast(z);
  if (!size) return;
  for (const side of [-1, 1]) {
    fill(plane, ellipse(side * 88, -80, size.rx, size.ry, side * 0.42), palette.skin);
    fill(plane, ellipse(side * 88, -80, size.rx - 1.6, size.ry - 1.6, side * 0.42), palette.fat);
    if (Math.abs(z + 62) < 6) fill(plane, ellipse(side * 100, -121, 4.5, 3.5), palette.skin);
  }
}

function paintBreastGlands(plane: Plane, z: number, palette: Palette): void {
  const size = breast(z);
  if (!size) return;
  for (const side of [-1, 1])
    fill(plane, ellipse(side * 92, -94, size.rx * 0.6, size.ry * 0.5, side * 0.42), (before, x, y) => {
      const share = glandular(x * 0.09 + side * 9 + z * 0.02, y * 0.09 - z * 0.03) * 1.7 - 0.62;
      return before + (palette.gland - before) * Math.max(0, Math.min(0.9, share));
    });
}

function paintFatPlanes(plane: Plane, z: number, palette: Palette): void {
  const chest = Math.max(0, Math.min(1, (z + 250) / 50));
  // The chest wall: fat between the outer muscles and the ribs, thicker in the armpit.
  if (chest > 0) {
    const ribs = cavityOutline(z, 11.5);
    fill(plane, inset(ribs, -3), palette.fat * 0.75, chest * 0.7);
    fill(plane, ribs, palette.muscle * 0.92);
  }
  for (const side of [-1, 1]) {
    if (z > -20) {
      const size = Math.min(1, (z + 20) / 40);
      fill(plane, ellipse(side * 138, -12 - z * 0.1, 15 * size, 27 * size, side * 0.25), palette.fat);
      for (let node = 0; node < 3; node++)
        fill(plane, ellipse(side * (134 + node * 4), -26 + node * 14 - z * 0.1, 3 * size, 2.2 * size, node), palette.muscle, 0.9);
    }
    // Pectoral muscles in two layers.
    if (z > -60 && z < 78) {
      const layer = smoothOpen(
        [
          side * 26,
          -94 + (z > 20 ? (z - 20) * 0.35 : 0),
          side * 70,
          -90 + (z > 20 ? (z - 20) * 0.45 : 0),
          side * 112,
          -62 + (z > 20 ? (z - 20) * 0.5 : 0),
        ],
        5,
      );
      line(plane, layer, 0.8, palette.fat * 0.7, 0.8);
    }
    // Between latissimus, shoulder blade muscles and the ribs.
    if (z > -110) line(plane, smoothOpen([side * 60, 92, side * 104, 82, side * 136, 52], 5), 1, palette.fat * 0.75, 0.85);
    if (z > 0) line(plane, smoothOpen([side * 74, 80, side * 106, 62, side * 132, 30], 5), 0.8, palette.fat * 0.7, 0.8);
    paintBackMuscles(plane, z, side, palette);
  }
}

function paintBackMuscles(plane: Plane, z: number, side: number, palette: Palette): void {
  const front = canalFront(z);
  const low = Math.max(0, Math.min(1, (-150 - z) / 120));
  const y = front + 26 + low * 6;
  fill(plane, ellipse(side * (30 + low * 6), y, 25 + low * 9, 13 + low * 8, side * -0.12), palette.fat * 0.8, 0.85);
  fill(plane, ellipse(side * (30 + low * 6), y, 23.6 + low * 9, 11.6 + low * 8, side * -0.12), palette.muscle);
  // Streaks of fat in the muscle.
  for (let streak = 0; streak < 5; streak++) {
    const x = side * (14 + streak * (8 + low * 3));
    line(plane, [x, y - 6 + Math.sin(streak * 5 + z * 0.05) * 4, x + side * 5, y + 4], 0.5, palette.fat, 0.5);
  }
}
