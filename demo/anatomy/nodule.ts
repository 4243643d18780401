// A solid nodule with spicules, seen in aerated lung.

import { ellipse } from '../draw/outline.ts';
import { fill, type Plane } from '../draw/plane.ts';
import { randomStream } from '../draw/random.ts';
import type { Palette } from './tissue.ts';
import { chain, paintCones } from './tube.ts';

export interface Nodule {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Greatest diameter of the solid part. */
  readonly diameterMm: number;
}

export function paintNodule(plane: Plane, z: number, nodule: Nodule, palette: Palette, mask: Float32Array): void {
  const radius = nodule.diameterMm / 2;
  if (Math.abs(z - nodule.z) > radius * 2.6) return;
  const random = randomStream('spicules');
  for (let spicule = 0; spicule < 26; spicule++) {
    const turn = random() * Math.PI * 2;
    const tilt = Math.asin(random() * 2 - 1) * 0.7;
    const reach = radius * (1.5 + random() * 1.3);
    const end = (share: number): readonly [number, number, number] => [
      nodule.x + Math.cos(turn) * Math.cos(tilt) * reach * share,
      nodule.y + Math.sin(turn) * Math.cos(tilt) * reach * share,
      nodule.z + Math.sin(tilt) * reach * share,
    ];
    paintCones(
      plane,
      chain(
        [
          [...end(0.3), 0.5],
          [...end(1), 0.22],
        ],
        2,
      ),
      z,
      { value: palette.nodule, opacity: 0.5, mask },
    );
  }
  const off = (z - nodule.z) / radius;
  if (Math.abs(off) >= 1) return;
  const k = Math.sqrt(1 - off * off);
  const lobed = (angle: number): number => 1 - 0.035 * (1 - Math.cos(3 * angle + 0.7));
  fill(plane, ellipse(nodule.x, nodule.y, radius * k, radius * 0.96 * k, 0.6, lobed), palette.nodule, 1, mask);
}
