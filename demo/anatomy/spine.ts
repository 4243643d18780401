// Vertebrae and discs, by height.
import { ellipse, mirror, smoothClosed, transform } from '../draw/outline.ts';
import { fill, line, type Plane } from '../draw/plane.ts';
import type { Palette } from './tissue.ts';
import { canalFront } from './trunk.ts';

interface Vertebra {
  readonly name: string;
  /** The middle of the body. */
  readonly z: number;
  /** Body and the disc below it. */
  readonly pitchMm: number;
}

const NAMES = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12', 'L1', 'L2', 'L3', 'L4', 'L5'];
const MIDDLES = [79, 59, 38, 16, -7, -31, -56, -81, -107, -133, -160, -188, -219, -253, -288, -323, -357];

export const VERTEBRAE: readonly Vertebra[] = NAMES.map((name, index) => {
  const z = MIDDLES[index] ?? 0;
  return { name, z, pitchMm: z - (MIDDLES[index + 1] ?? z - 34) };
});

const nearest = (z: number): Vertebra =>
  VERTEBRAE.reduce((best, vertebra) => (Math.abs(vertebra.z - z) < Math.abs(best.z - z) ? vertebra : best), {
    name: '',
    z: 1000,
    pitchMm: 20,
  });

export function paintSpine(plane: Plane, z: number, palette: Palette): void {
  const vertebra = nearest(z);
  const lumbar = vertebra.name.startsWith('L');
  const front = canalFront(z);
  const size = 13.5 + 8.5 * Math.min(1, Math.max(0, (90 - z) / 440));
  /** −1 at the lower end, 1 at the upper end of this vertebra's share of the column. */
  const level = (z - vertebra.z) / (vertebra.pitchMm / 2);
  paintBody(plane, z, level, front, size, lumbar, palette);
  paintCanal(plane, front, lumbar, palette);
  paintArch(plane, level, front, lumbar, size, palette);
}

function paintBody(plane: Plane, z: number, level: number, front: number, size: number, lumbar: boolean, palette: Palette): void {
  const waist = 1 - 0.1 * (1 - Math.min(1, level * level));
  const halfWidth = size * (lumbar ? 1.16 : 1.02) * waist;
  const depth = size * (lumbar ? 1.5 : 1.6) * waist;
  const half = [
    0,
    -depth,
    halfWidth * 0.55,
    -depth * 0.93,
    halfWidth,
    -depth * 0.55,
    halfWidth * 0.93,
    -depth * 0.15,
    halfWidth * 0.55,
    0.5,
    0,
    -1,
  ];
  const body = transform(closed(half), (x, y) => [x, y + front]);
  const inDisc = Math.abs(level) > 0.84;
  const endplate = Math.abs(level) > 0.7 && !inDisc;
  if (inDisc) {
    fill(plane, body, palette.disc);
    return;
  }
  fill(plane, body, palette.cortex * (endplate ? 0.72 : 0.62) + palette.marrow * 0.1);
  const inner = transform(body, (x, y) => [x * 0.9, front - depth / 2 + (y - front + depth / 2) * 0.9]);
  fill(
    plane,
    inner,
    (_, px, py) => palette.marrow * (endplate ? 1.9 : 1 + 0.16 * Math.sin(px * 1.9 + z) * Math.cos(py * 1.7 - z)),
  );
  // The basivertebral vein, and a few denser trabeculae.
  if (Math.abs(level) < 0.16) line(plane, [0, front - depth * 0.42, 0, front - 1], 1.5, palette.marrow * 0.45, 0.7);
}

/** A half outline (x ≥ 0, front to back) made whole and smooth. */
function closed(half: readonly number[]): number[] {
  const back: number[] = [];
  for (let index = half.length - 2; index >= 0; index -= 2)
    if ((half[index] ?? 0) > 0) back.push(-(half[index] ?? 0), half[index + 1] ?? 0);
  return smoothClosed([...half, ...back], 5);
}

function paintCanal(plane: Plane, front: number, lumbar: boolean, palette: Palette): void {
  fill(plane, ellipse(0, front + 9, lumbar ? 11 : 9, lumbar ? 8.5 : 8), palette.fat * 0.4);
  fill(plane, ellipse(0, front + 8.6, lumbar ? 8.6 : 7, lumbar ? 6.6 : 6.4), palette.cord * 0.5);
  if (!lumbar) fill(plane, ellipse(0, front + 8.6, 4.9, 3.9), palette.cord * 1.25);
}

function paintArch(plane: Plane, level: number, front: number, lumbar: boolean, size: number, palette: Palette): void {
  const bone = (points: readonly number[], radius: number): void => {
    for (const side of [points, mirror(points)]) {
      line(plane, side, radius, palette.cortex * 0.66);
      if (radius > 2.6) line(plane, side, radius - 1.7, palette.marrow * 1.25);
    }
  };
  const pedicles = level > -0.05 && level < 0.72;
  const back = front + 18;
  if (pedicles) {
    bone([size * 0.72, front - 1, size * 0.86, front + 8], lumbar ? 4.4 : 3.4);
    bone([size * 0.86, front + 8, 5, back + 1, 0, back + 3], 3);
    const reach = lumbar ? 38 : 30;
    bone([size * 0.9, front + 9, reach, front + (lumbar ? 12 : 21)], 3.4);
  } else {
    // Facet joints and laminae between the pedicles; the neural foramen is open.
    const x = lumbar ? 17 : 12;
    bone([x, front + 12, x + 1.5, front + 18], lumbar ? 4.6 : 3.3);
    line(plane, [x - 2, front + 16, x + 3, front + 13], 0.7, palette.muscle);
    line(plane, [-x + 2, front + 16, -x - 3, front + 13], 0.7, palette.muscle);
    bone([x, front + 17, 4, back + 4, 0, back + 6], 2.7);
  }
  const spinous = lumbar ? level < 0.35 && level > -0.95 : true;
  if (spinous) {
    const end = back + (lumbar ? 27 : 14 + 7 * (1 - level) * 0.5);
    line(plane, [0, back + 3, 0, end], lumbar ? 3.4 : 2.9, palette.cortex * 0.62);
    line(plane, [0, back + 3, 0, end - 2], 1.3, palette.marrow * 1.2);
  }
}
