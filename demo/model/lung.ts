// The right lung as a surgeon gets it before a segment is taken out: airways, vessels, the nodule and the margin around it.
import { createLungTest } from '../anatomy/body.ts';
import { AIRWAYS } from '../anatomy/chestOrgans.ts';
import { growLungTrees } from '../anatomy/lungTrees.ts';
import type { Nodule } from '../anatomy/nodule.ts';
import { type Cone, type ConeIndex, chain } from '../anatomy/tube.ts';
import { randomStream } from '../draw/random.ts';
import { createField, pour } from './field.ts';
import { toTriangles } from './surface.ts';

export interface Surface {
  readonly name: string;
  /** CIELab: L* 0 … 100, a* and b*. */
  readonly lab: readonly [number, number, number];
  /** 0 … 1 */
  readonly opacity: number;
  /** In the body's space: mm, LPS, z is 0 at the carina. */
  readonly triangles: Float32Array;
}

const SPACING_MM = 1.2;
const LOW = [-150, -100, -215] as const;
const HIGH = [24, 100, 110] as const;
const MARGIN_MM = 20;

/** @param person whose lungs: the same that are seen in the CT */
export function shapeLung(person: string, nodule: Nodule): readonly Surface[] {
  const trees = growLungTrees(person, createLungTest());
  const bronchi = [
    ...all(trees.bronchi, 0.9),
    ...AIRWAYS.filter(({ a, b }) => Math.min(a[0], b[0]) < 8 && Math.max(a[2], b[2]) < 46),
  ];
  const shape = (name: string, lab: Surface['lab'], cones: readonly Cone[]): Surface => ({
    name,
    lab,
    opacity: 1,
    triangles: surfaceOf(cones),
  });
  const { x, y, z } = nodule;
  return [
    shape('Bronker', [78, 0, 22], bronchi),
    shape('Lungartärer', [48, 8, -42], all(trees.arteries, 1.15)),
    shape('Lungvener', [46, 52, 30], all(trees.veins, 1.15)),
    shape('Nodulus', [86, 0, 78], spiculated(nodule)),
    { ...shape('Säkerhetsmarginal 20 mm', [80, -40, 30], [ball(x, y, z, MARGIN_MM)]), opacity: 0.3 },
  ];
}

const ball = (x: number, y: number, z: number, radiusMm: number): Cone => ({ a: [x, y, z, radiusMm], b: [x, y, z, radiusMm] });

/** The tubes of the right side that are not thinner than so. */
function all(index: ConeIndex, leastMm: number): Cone[] {
  const found = new Set<Cone>();
  for (let z = LOW[2]; z <= HIGH[2]; z += 4) for (const cone of index.near(z)) found.add(cone);
  return [...found].filter(({ a, b }) => a[0] < 0 && b[0] < 0 && Math.min(a[3], b[3]) >= leastMm);
}

function spiculated(nodule: Nodule): Cone[] {
  const { x, y, z, diameterMm } = nodule;
  const radius = diameterMm / 2;
  const random = randomStream('model/spicules');
  const spicules = Array.from({ length: 16 }, () => {
    const [turn, tilt] = [random() * Math.PI * 2, Math.asin(random() * 2 - 1)];
    const end = (reach: number): readonly [number, number, number] => [
      x + Math.cos(turn) * Math.cos(tilt) * reach,
      y + Math.sin(turn) * Math.cos(tilt) * reach,
      z + Math.sin(tilt) * reach,
    ];
    return chain(
      [
        [...end(radius * 0.7), 1],
        [...end(radius * 1.6), 0.45],
      ],
      2,
    );
  });
  return [ball(x, y, z, radius), ...spicules.flat()];
}

/** Within a box that holds the tubes; small things are drawn finer. */
function surfaceOf(cones: readonly Cone[]): Float32Array {
  const low: [number, number, number] = [...HIGH];
  const high: [number, number, number] = [...LOW];
  for (const end of cones.flatMap(({ a, b }) => [a, b]))
    for (const axis of [0, 1, 2] as const) {
      low[axis] = Math.max(LOW[axis], Math.min(low[axis], end[axis] - end[3] - 3));
      high[axis] = Math.min(HIGH[axis], Math.max(high[axis], end[axis] + end[3] + 3));
    }
  const field = createField(low, high, high[0] - low[0] < 30 ? 0.4 : SPACING_MM);
  pour(field, cones);
  return toTriangles(field);
}
