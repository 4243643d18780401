// A right knee from the front, in mm; 180 × 240 mm. The fibula is on the left of the picture.
import { smoothClosed } from '../draw/outline.ts';
import { createPlane, type Plane } from '../draw/plane.ts';
import { addBone, addFlesh } from './bones.ts';

export interface KneeOptions {
  /** 0 healthy … 1 worn: the inner joint space narrows and spurs grow. */
  readonly wear: number;
}

export function paintKnee(columns: number, rows: number, spacingMm: number, { wear }: KneeOptions): Plane {
  const plane = createPlane({ columns, rows, spacingMm, left: spacingMm / 2, top: spacingMm / 2 });
  addFlesh(
    plane,
    smoothClosed(
      [30, -20, 36, 60, 40, 110, 38, 150, 34, 200, 36, 262, 140, 262, 146, 200, 146, 150, 148, 110, 152, 60, 158, -20],
      6,
    ),
    8.4,
    46,
  );
  const femur = smoothClosed(
    [
      75, -30, 75, 30, 70, 62, 56, 84, 48, 100, 50, 114, 60, 122, 76, 121, 86, 113, 95, 111, 104, 114, 116, 122, 132, 121, 140,
      110, 138, 96, 128, 82, 114, 60, 109, 30, 108, -30,
    ],
    6,
  );
  const gap = 6.4;
  const drop = wear * 4.6;
  const tibia = smoothClosed(
    [
      50,
      122 + gap,
      62,
      124 + gap,
      78,
      123 + gap,
      88,
      119 + gap,
      91,
      114 + gap,
      94,
      119 + gap,
      98,
      114 + gap - wear,
      102,
      119 + gap,
      114,
      123 + gap - drop,
      130,
      123 + gap - drop,
      139,
      122 + gap - drop,
      140,
      132,
      132,
      146,
      118,
      164,
      110,
      190,
      108,
      270,
      78,
      270,
      77,
      190,
      70,
      164,
      55,
      146,
      49,
      134,
    ],
    6,
  );
  const fibula = smoothClosed(
    [46, 146, 56, 143, 63, 148, 62, 160, 57, 172, 55, 200, 56, 270, 44, 270, 44, 200, 45, 172, 41, 158],
    6,
  );
  addBone(plane, fibula, { density: 1.6, rimMm: 2 });
  addBone(plane, femur, { density: 3.6, rimMm: 3 });
  addBone(plane, tibia, { density: 3.4, rimMm: 2.8 });
  addBone(plane, smoothClosed([72, 64, 82, 56, 98, 55, 110, 62, 114, 78, 106, 96, 94, 104, 82, 100, 72, 84], 6), {
    density: 1.5,
    rimMm: 2,
  });
  if (wear > 0.3) {
    addBone(plane, smoothClosed([136, 116, 145, 113, 142, 121], 6), { density: 2.2, rimMm: 1 });
    addBone(plane, smoothClosed([136, 127 - drop * 0.4, 146, 128 - drop * 0.4, 139, 134], 6), { density: 2.2, rimMm: 1 });
  }
  return plane;
}
