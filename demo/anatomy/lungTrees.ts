// Arteries, veins and bronchi that fill the lungs: each tree grows from the hilum towards points strewn through the lung,
// and is as thick as what it feeds (Murray's law).
import { randomStream } from '../draw/random.ts';
import { type Cone, type ConeIndex, indexCones, type Vertex } from './tube.ts';

export interface LungTrees {
  readonly arteries: ConeIndex;
  readonly veins: ConeIndex;
  readonly bronchi: ConeIndex;
}
/** Whether a point lies in aerated lung. */
export type InLung = (x: number, y: number, z: number) => boolean;

interface Node {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly parent: number;
  readonly pathMm: number;
  leaves: number;
}

const HILUM = { artery: [50, 14, -24], vein: [40, 4, -48] } as const;

export function growLungTrees(name: string, inLung: InLung): LungTrees {
  const arteries: Cone[] = [];
  const veins: Cone[] = [];
  const bronchi: Cone[] = [];
  for (const side of [-1, 1]) {
    const random = randomStream(`${name}/lung/${side}`);
    const [ax, ay, az] = HILUM.artery;
    const [vx, vy, vz] = HILUM.vein;
    const artery = grow([side * ax, ay, az], strew(random, side, inLung, 2000), random);
    const vein = grow([side * vx, vy, vz], strew(random, side, inLung, 1600), random);
    arteries.push(...toCones(artery, 0.42, 2.5, 7.6));
    veins.push(...toCones(vein, 0.42, 2.5, 6.8));
    bronchi.push(
      ...toCones(artery, 0.34, 2.5, 5)
        .filter((cone) => cone.b[3] > 1.05)
        .map(beside),
    );
  }
  return { arteries: indexCones(arteries), veins: indexCones(veins), bronchi: indexCones(bronchi) };
}

/** A bronchus runs beside its artery. */
function beside({ a, b }: Cone): Cone {
  const shift = (v: Vertex): Vertex => [v[0] + v[3] * 0.9, v[1] - v[3] * 1.6, v[2] + v[3] * 0.8, v[3] * 0.86];
  return { a: shift(a), b: shift(b) };
}

function strew(random: () => number, side: number, inLung: InLung, count: number): number[][] {
  const points: number[][] = [];
  for (let tries = 0; points.length < count && tries < count * 40; tries++) {
    const x = side * (20 + random() * 118);
    const y = -92 + random() * 180;
    const z = -208 + random() * 312;
    if (inLung(x, y, z)) points.push([x, y, z]);
  }
  return points;
}

function grow(root: readonly [number, number, number], targets: readonly number[][], random: () => number): Node[] {
  const far = (p: readonly number[]): number => Math.hypot((p[0] ?? 0) - root[0], (p[1] ?? 0) - root[1], (p[2] ?? 0) - root[2]);
  const ordered = targets
    .map((point) => ({ point, order: far(point) * (0.55 + 0.45 * random()) }))
    .sort((a, b) => a.order - b.order);
  const nodes: Node[] = [{ x: root[0], y: root[1], z: root[2], parent: -1, pathMm: 0, leaves: 0 }];
  for (const { point } of ordered) {
    const [x = 0, y = 0, z = 0] = point;
    const parent = nearestNode(nodes, x, y, z);
    attach(nodes, parent, x, y, z, random);
  }
  return nodes;
}

/** The best place to branch from: near, and not by a detour. */
function nearestNode(nodes: readonly Node[], x: number, y: number, z: number): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node) continue;
    const cost = Math.sqrt((node.x - x) ** 2 + (node.y - y) ** 2 + (node.z - z) ** 2) + 0.42 * node.pathMm;
    if (cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
}

/** Adds the way to a target in short, slightly bent steps, and one leaf to all on the way to the root. */
function attach(nodes: Node[], parent: number, x: number, y: number, z: number, random: () => number): void {
  let last = parent;
  const from = nodes[parent];
  if (!from) return;
  const length = Math.hypot(x - from.x, y - from.y, z - from.z);
  const steps = Math.max(1, Math.round(length / 7));
  const bend = length * 0.09;
  const [bx, by, bz] = [(random() - 0.5) * bend, (random() - 0.5) * bend, (random() - 0.5) * bend];
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    const arc = Math.sin(t * Math.PI);
    nodes.push({
      x: from.x + (x - from.x) * t + bx * arc,
      y: from.y + (y - from.y) * t + by * arc,
      z: from.z + (z - from.z) * t + bz * arc,
      parent: last,
      pathMm: from.pathMm + length * t,
      leaves: 0,
    });
    last = nodes.length - 1;
  }
  for (let at = last; at >= 0; ) {
    const node = nodes[at];
    if (!node) break;
    node.leaves++;
    at = node.parent;
  }
}

function toCones(nodes: readonly Node[], leafMm: number, exponent: number, mostMm: number): Cone[] {
  const radius = (node: Node): number => Math.min(mostMm, leafMm * node.leaves ** (1 / exponent));
  const cones: Cone[] = [];
  for (const node of nodes) {
    const parent = nodes[node.parent];
    if (!parent) continue;
    const r = radius(node);
    const begin = Math.min(radius(parent), r * 1.15);
    cones.push({ a: [parent.x, parent.y, parent.z, begin], b: [node.x, node.y, node.z, r] });
  }
  return cones;
}
