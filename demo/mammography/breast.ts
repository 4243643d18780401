// A compressed breast as a detector sees it. Space: mm from the chest wall (x) and from the upper edge (y); 191 × 229 mm.

import { fractal, ridges, valueNoise } from '../draw/noise.ts';
import { clamp, mix, smoothStep } from '../draw/numbers.ts';
import { randomStream } from '../draw/random.ts';

export interface Finding {
  readonly x: number;
  readonly y: number;
  readonly radiusMm: number;
}
export interface BreastOptions {
  /** The same name is the same breast at every date. */
  readonly name: string;
  readonly view: 'CC' | 'MLO';
  /** 0 fatty … 1 dense */
  readonly density: number;
  readonly lesion?: Finding;
  readonly calcifications?: Finding;
}

/** Attenuation 0 (air) … about 1 (very dense); calcium reaches above. Evaluated at any point. */
export interface Breast {
  tissue(x: number, y: number): number;
  readonly specks: readonly { readonly x: number; readonly y: number; readonly radiusMm: number; readonly strength: number }[];
}

/** How far the breast reaches from the chest wall at height y, mm; negative above and below it. */
function reachAt(view: 'CC' | 'MLO', y: number): number {
  if (view === 'CC') {
    const t = (y - 116) / 92;
    return Math.abs(t) >= 1 ? -1 : 108 * (1 - Math.abs(t) ** 2.3) ** 0.6;
  }
  if (y > 218) return -1;
  const upper = 46 + 64 * smoothStep(-6, 138, y);
  const lower = y > 134 ? (1 - ((y - 134) / 84) ** 2.2) ** 0.55 : 1;
  return upper * lower;
}

export function createBreast({ name, view, density, lesion, calcifications }: BreastOptions): Breast {
  const cloud = valueNoise(`${name}/cloud`);
  const fibres = valueNoise(`${name}/fibres`);
  const nipple = view === 'CC' ? { x: 106, y: 116 } : { x: 108, y: 137 };
  const spicules = lesion ? createSpicules(`${name}/spicules`, lesion) : undefined;
  const slope = (y: number): number => (Math.max(0, reachAt(view, y + 1)) - Math.max(0, reachAt(view, y - 1))) / 2;
  return {
    specks: [...benignSpecks(name, view), ...(calcifications ? cluster(`${name}/cluster`, calcifications) : [])],
    tissue(x, y) {
      const reach = reachAt(view, y);
      if (reach <= 0 || x >= reach) return reach > 0 && x - reach < 0.4 ? 0.02 : 0;
      const toSkin = (reach - x) / Math.sqrt(1 + slope(y) ** 2);
      const thick = smoothStep(0, 16, toSkin);
      const warpX = (fractal(cloud, x * 0.023, y * 0.023, 3) - 0.5) * 0.42;
      const warpY = (fractal(cloud, x * 0.023 + 40, y * 0.023 + 7, 3) - 0.5) * 0.42;
      let value = 0.12 + 0.16 * thick + (fractal(cloud, x * 0.04, y * 0.04, 4) - 0.5) * 0.15;
      value += glands(x, y, warpX, warpY, thick);
      value *= 0.42 + 0.58 * smoothStep(0, 8, toSkin);
      if (toSkin < 1.5) value += 0.14 * (1 - toSkin / 1.5) * smoothStep(0, 0.4, toSkin);
      const toNipple = Math.hypot(x - nipple.x, y - nipple.y);
      if (toNipple < 6) value += 0.2 * (1 - toNipple / 6);
      if (view === 'MLO') value = pectoral(x, y, value);
      if (lesion && spicules) value = paintLesion(x, y, value, lesion, spicules);
      return value;
    },
  };

  function glands(x: number, y: number, warpX: number, warpY: number, thick: number): number {
    const dx = x - nipple.x;
    const dy = y - nipple.y;
    const radius = Math.hypot(dx, dy) / 130;
    const angle = Math.atan2(dy, -dx);
    const cone = smoothStep(1.02, 0.2, Math.hypot((x - 58) / 62, (y - nipple.y + (view === 'MLO' ? 14 : 0)) / 68));
    const texture = ridges(fibres, radius * 8 + warpX * 5, angle * 4.4 + warpY * 5, 5);
    const lumps = fractal(fibres, x * 0.028 + warpX * 2.2 + 3, y * 0.028 + warpY * 2.2, 5);
    const gland = cone * smoothStep(0.6 - density * 0.34, 0.86 - density * 0.22, lumps * 0.74 + texture * 0.34);
    const ligaments = ridges(fibres, radius * 5 + warpX * 8 + 11, angle * 7 + warpY * 9, 2) ** 9;
    const vessel = (1 - Math.abs(2 * cloud(x * 0.016 + warpY * 2.2 + 60, y * 0.013 + warpX * 2.4) - 1)) ** 46;
    return (
      gland * (0.22 + 0.34 * texture) * (0.25 + 0.75 * thick) + (ligaments * 0.24 * (0.35 + 0.65 * cone) + vessel * 0.13) * thick
    );
  }

  /** The pectoral muscle, a triangle from the upper corner. */
  function pectoral(x: number, y: number, value: number): number {
    const edge = 60 * Math.max(0, 1 - y / 132) ** 0.86 + (cloud(y * 0.022, 4) - 0.5) * 5;
    const inside = y < 146 ? smoothStep(edge + 1.8, edge - 4.6, x) : 0;
    if (inside <= 0) return value;
    const muscle =
      0.46 +
      0.22 * fractal(fibres, x * 0.03 + y * 0.018, y * 0.07 - x * 0.1, 4) +
      0.08 * (1 - y / 229) -
      0.14 * smoothStep(edge - 16, edge, x);
    return mix(value, muscle, inside * 0.94);
  }
}

type Spicule = readonly [turn: number, length: number];

function createSpicules(name: string, _lesion: Finding): Spicule[] {
  const random = randomStream(name);
  return Array.from({ length: 24 }, () => [random() * Math.PI * 2, 0.6 + random() * 1.4] as const);
}

const edgeNoise = valueNoise('lesion');

function paintLesion(x: number, y: number, value: number, lesion: Finding, spicules: readonly Spicule[]): number {
  const dx = x - lesion.x;
  const dy = y - lesion.y;
  const share = Math.hypot(dx, dy) / lesion.radiusMm;
  if (share > 3) return value;
  const angle = Math.atan2(dy, dx) + Math.PI;
  let inside = smoothStep(1.15, 0.35, share + (edgeNoise(Math.cos(angle) * 1.6 + 9, Math.sin(angle) * 1.6 + 3) - 0.5) * 0.6);
  for (const [turn, length] of spicules) {
    const gap = Math.abs(angle - turn);
    const across = Math.min(gap, Math.PI * 2 - gap) * share * lesion.radiusMm;
    if (share > 0.5 && share < 1 + length && across < 0.42)
      inside = Math.max(inside, 0.5 * (1 - across / 0.42) * (1 - (share - 0.5) / (0.5 + length)));
  }
  return value + inside * Math.max(0.08, 0.46 - value * 0.36);
}

function cluster(name: string, at: Finding): Breast['specks'] {
  const random = randomStream(name);
  return Array.from({ length: 19 }, () => {
    const angle = random() * Math.PI * 2;
    const reach = Math.sqrt(random()) * at.radiusMm;
    return {
      x: at.x + Math.cos(angle) * reach,
      y: at.y + Math.sin(angle) * reach * 0.7,
      radiusMm: 0.13 + random() * 0.2,
      strength: 0.3 + random() * 0.4,
    };
  });
}

/** A few round, harmless ones that were always there. */
function benignSpecks(name: string, view: string): Breast['specks'] {
  const random = randomStream(`${name}/${view}/benign`);
  return Array.from({ length: 4 }, () => ({
    x: 20 + random() * 60,
    y: 70 + random() * 90,
    radiusMm: 0.35 + random() * 0.3,
    strength: 0.45,
  }));
}

export const toStored = (tissue: number): number => clamp(260 + tissue * 3300, 0, 4095);
