// The organs below the diaphragm.

import { valueNoise } from '../draw/noise.ts';
import { ellipse, smoothClosed } from '../draw/outline.ts';
import { fill, line, type Plane } from '../draw/plane.ts';
import { randomStream } from '../draw/random.ts';
import { inset } from './chestOrgans.ts';
import { type Key, keyed, within } from './keyed.ts';
import type { Palette } from './tissue.ts';
import { canalFront } from './trunk.ts';
import { type Cone, type ConeIndex, chain, indexCones, paintCones, type Vertex } from './tube.ts';

/** Ten points from the front left edge, round the right, back along the medial border. x, y. */
const LIVER: readonly Key[] = [
  [-100, 40, -70, 0, -96, -70, -96, -140, -60, -146, 0, -130, 60, -80, 80, -36, 60, -10, 24, 16, -20],
  [-130, 66, -78, 4, -96, -70, -98, -140, -62, -148, 0, -132, 60, -82, 78, -38, 56, -14, 16, 34, -30],
  [-155, 70, -74, 6, -96, -70, -98, -140, -62, -148, 0, -132, 62, -84, 74, -42, 48, -20, 2, 28, -44],
  [-180, 56, -76, 6, -94, -70, -97, -138, -60, -146, 0, -130, 58, -88, 66, -52, 40, -30, -8, 10, -52],
  [-205, 30, -82, 0, -94, -66, -96, -136, -60, -144, 0, -128, 52, -90, 58, -66, 30, -42, -18, -14, -60],
  [-230, -26, -84, -40, -92, -80, -94, -134, -58, -140, 0, -124, 42, -96, 46, -80, 22, -66, -14, -52, -46],
  [-255, -66, -72, -76, -80, -96, -80, -128, -52, -132, -8, -120, 26, -104, 28, -92, 8, -86, -20, -74, -48],
  [-272, -92, -44, -98, -52, -106, -52, -118, -40, -122, -18, -116, 4, -108, 6, -102, -8, -96, -24, -92, -36],
];
const liverAt = keyed(LIVER);

const SPLEEN: readonly Key[] = [
  [-132, 86, 6, 100, -4, 124, 14, 124, 48, 96, 62, 80, 52, 74, 28],
  [-160, 92, 2, 108, -14, 132, 10, 130, 52, 98, 76, 70, 64, 78, 34],
  [-192, 96, 10, 112, -6, 130, 14, 128, 50, 102, 74, 76, 62, 88, 36],
  [-224, 106, 24, 114, 18, 124, 26, 122, 44, 110, 54, 98, 50, 102, 38],
];
const spleenAt = keyed(SPLEEN);

const HEPATIC_VESSELS: Cone[] = [
  ...(
    [
      [-70, 30],
      [-84, -10],
      [-46, -50],
      [4, -64],
    ] as const
  ).flatMap(([x, y]) =>
    chain([
      [-26, 0, -126, 5.4],
      [(x - 26) / 2, (y + 4) / 2, -136, 4],
      [x, y, -152, 2.4],
    ] satisfies Vertex[]),
  ),
  ...chain([
    [-12, -12, -226, 6.6],
    [-26, -20, -206, 6.6],
    [-40, -18, -192, 6],
    [-66, -2, -200, 4.2],
    [-96, 16, -214, 2.4],
  ]),
  ...chain([
    [-50, -12, -194, 4],
    [-74, 16, -180, 3.2],
    [-104, 30, -166, 1.8],
  ]),
  ...chain([
    [-40, -18, -192, 5.2],
    [-70, -34, -176, 3.8],
    [-104, -44, -166, 2.4],
  ]),
  ...chain([
    [-30, -18, -198, 5],
    [-10, -44, -184, 4],
    [20, -66, -172, 2.6],
  ]),
];
const VISCERAL_VEINS: Cone[] = [
  ...chain([
    [-12, -12, -226, 6.4],
    [-6, -18, -250, 5.6],
    [-4, -26, -290, 5],
    [-2, -30, -330, 3.6],
  ]),
  ...chain([
    [-8, -12, -222, 5.4],
    [26, -4, -212, 5],
    [60, 16, -196, 4.6],
    [88, 34, -186, 4],
  ]),
  ...([-1, 1] as const).flatMap((side) =>
    chain([
      [side < 0 ? -20 : -8, side < 0 ? 10 : -2, -236, 5],
      [side * 24, side < 0 ? 18 : 8, -236, 4.6],
      [side * 46, 32, -236, 4.2],
    ]),
  ),
];
const VISCERAL_ARTERIES: Cone[] = [
  ...chain([
    [7, 10, -205, 4.4],
    [6, 0, -206, 3.8],
    [-14, -6, -202, 2.8],
    [-34, -22, -198, 2.2],
  ]),
  ...chain([
    [6, 8, -220, 4],
    [5, -4, -226, 3.8],
    [4, -14, -250, 3.6],
    [6, -26, -300, 2.6],
  ]),
  ...([-1, 1] as const).flatMap((side) =>
    chain([
      [4, 18, -232, 3.4],
      [side * 26, 26, -234, 2.9],
      [side * 48, 36, -236, 2.5],
    ]),
  ),
  ...([-1, 1] as const).flatMap((side) =>
    chain([
      [4, 9, -316, 7],
      [side * 14, 18, -336, 5.6],
      [side * 34, 24, -370, 5.2],
      [side * 44, 18, -392, 5],
    ]),
  ),
];
const PANCREAS: Cone[] = chain([
  [-28, -8, -250, 11],
  [-26, -18, -232, 14],
  [0, -24, -224, 9.6],
  [32, -14, -214, 10.4],
  [62, 8, -200, 10],
  [86, 26, -190, 7],
]);
const URETERS: Cone[] = ([-1, 1] as const).flatMap((side) =>
  chain([
    [side * 44, 34, -246, 5],
    [side * 40, 26, -275, 2.2],
    [side * 38, 20, -330, 2],
    [side * 40, 20, -392, 2],
  ]),
);
const ADRENALS: Cone[] = [
  ...chain([
    [-26, 34, -196, 2.4],
    [-30, 46, -200, 2.4],
    [-34, 58, -206, 2],
  ]),
  ...chain([
    [-28, 38, -200, 2.2],
    [-36, 44, -206, 2.2],
  ]),
  ...chain([
    [30, 30, -204, 2.4],
    [36, 42, -208, 2.4],
    [40, 54, -212, 2],
  ]),
  ...chain([
    [32, 34, -208, 2.2],
    [46, 42, -212, 2],
  ]),
];

const STOMACH: Cone[] = chain([
  [24, 14, -146, 8],
  [46, 10, -136, 20],
  [56, -4, -152, 31],
  [56, -26, -184, 27],
  [42, -48, -212, 22],
  [12, -58, -236, 17],
  [-18, -46, -236, 12],
]);
const DUODENUM: Cone[] = chain([
  [-18, -46, -236, 12],
  [-44, -32, -230, 13],
  [-52, -10, -246, 12.5],
  [-48, 0, -276, 12],
  [-16, -2, -292, 11],
  [22, -4, -284, 11],
  [36, -20, -262, 11],
]);
const COLON: Cone[] = chain([
  [-92, -22, -400, 25],
  [-98, -4, -360, 25],
  [-100, 8, -320, 23],
  [-92, 2, -286, 22],
  [-78, -40, -276, 20],
  [-40, -68, -296, 18],
  [0, -72, -304, 17],
  [44, -66, -286, 17],
  [84, -34, -240, 18],
  [102, 14, -212, 17],
  [106, 26, -250, 15],
  [106, 24, -310, 14],
  [102, 12, -370, 14],
  [94, -2, -400, 14],
]);

export interface Abdomen {
  readonly bowel: ConeIndex;
  readonly stomach: ConeIndex;
  readonly duodenum: ConeIndex;
  readonly colon: ConeIndex;
  readonly mesentery: ConeIndex;
}

export function createAbdomen(name: string): Abdomen {
  const random = randomStream(`${name}/bowel`);
  const loops = [-58, -30].flatMap((y, layer) => bowelLayer(y, layer, random));
  const mesentery: Cone[] = [];
  for (let index = 0; index < 46; index++) {
    const end: Vertex = [(random() - 0.5) * 150, -60 + random() * 44, -270 - random() * 120, 0.7];
    mesentery.push(
      ...chain([[4, -20, -256 - random() * 60, 2.3], [end[0] * 0.5, end[1] * 0.7, (end[2] - 280) / 2, 1.5], end], 4),
    );
  }
  return {
    bowel: indexCones(loops),
    stomach: indexCones(STOMACH),
    duodenum: indexCones(DUODENUM),
    colon: indexCones(COLON),
    mesentery: indexCones(mesentery),
  };
}

/** Loops that run up and down side by side, so that most are cut across. */
function bowelLayer(depth: number, layer: number, random: () => number): Cone[] {
  const path: Vertex[] = [];
  const columns = 8;
  for (let column = 0; column < columns; column++) {
    const x = -80 + layer * 8 + column * 21.5;
    const up = column % 2 === layer;
    for (const share of [0, 0.33, 0.67, 1]) {
      const along = up ? 1 - share : share;
      const top = Math.abs(x) < 40 ? -292 : -276;
      path.push([
        x + (random() - 0.5) * 15,
        depth + (random() - 0.5) * 17,
        top - along * 104 + (random() - 0.5) * 14,
        9 + random() * 3.4,
      ]);
    }
  }
  return chain(path, 6);
}

const lobules = valueNoise('lobules');

/** @param mask the cavity below the diaphragm: nothing here is painted outside it */
export function paintAbdomen(plane: Plane, z: number, abdomen: Abdomen, palette: Palette, mask: Float32Array): void {
  paintRetroperitoneum(plane, z, palette);
  paintCones(plane, PANCREAS, z, { value: palette.pancreas, mask });
  paintKidneys(plane, z, palette);
  paintCones(plane, ADRENALS, z, { value: palette.adrenal });
  paintCones(plane, abdomen.mesentery.near(z), z, { value: palette.vein, mask });
  if (within(LIVER, z)) {
    const outline = smoothClosed(liverAt(z), 6);
    fill(plane, outline, palette.liver, 1, mask);
    paintCones(plane, HEPATIC_VESSELS, z, { value: palette.liverVessel, mask });
  }
  paintGallbladder(plane, z, palette);
  if (within(SPLEEN, z)) fill(plane, smoothClosed(spleenAt(z), 6), palette.spleen, 1, mask);
  paintCones(plane, VISCERAL_VEINS, z, { value: palette.vein });
  paintCones(plane, VISCERAL_ARTERIES, z, { value: palette.artery });
  paintCones(plane, URETERS, z, { value: palette.urine + 20 });
  paintGut(plane, z, abdomen, palette, mask);
}

function paintRetroperitoneum(plane: Plane, z: number, palette: Palette): void {
  const front = canalFront(z);
  for (const side of [-1, 1]) {
    if (z < -212) {
      const share = Math.min(1, (-212 - z) / 120);
      const out = 26 + share * 22;
      fill(plane, ellipse(side * out, front - 4 - share * 16, 7 + share * 15, 9 + share * 14, side * 0.5), palette.muscle, 1);
    }
    if (z < -226 && z > -346) fill(plane, ellipse(side * 62, front + 18, 24, 8, side * -0.45), palette.muscle);
    // Crura of the diaphragm beside the aorta.
    if (z < -150 && z > -270) fill(plane, ellipse(side * 12 + 4, front - 24, 4, 14, side * 0.3), palette.muscle);
  }
}

function paintKidneys(plane: Plane, z: number, palette: Palette): void {
  for (const side of [-1, 1]) {
    const middle = side < 0 ? -246 : -234;
    const off = (z - middle) / 55;
    if (Math.abs(off) >= 1) continue;
    const k = Math.sqrt(1 - off * off);
    const x = side * (62 - off * 9);
    const y = 36 + off * 8;
    const turn = side * 0.62;
    const wobble = (angle: number): number => 1 + 0.03 * Math.sin(angle * 5 + z * 0.1);
    fill(plane, ellipse(x, y, 25 * k, 30 * k, turn, wobble), palette.kidneyCortex);
    for (let pyramid = 0; pyramid < 7; pyramid++) {
      const angle = (pyramid / 7) * Math.PI * 2 + z * 0.05;
      const reach = 0.58 * k;
      fill(
        plane,
        ellipse(x + Math.cos(angle) * 25 * reach, y + Math.sin(angle) * 30 * reach, 5.4 * k, 6.4 * k, angle),
        palette.kidneyMedulla,
        0.9,
      );
    }
    if (Math.abs(off) < 0.62) {
      const open = 1 - (off / 0.62) ** 2;
      const wide = Math.abs(off) < 0.3 ? 1 : 0.55;
      fill(plane, ellipse(x - side * 8, y - 2, 13 * open, 14 * open, turn), palette.fat * 0.86);
      fill(plane, ellipse(x - side * 20, y - 8, 14 * wide * open, 8 * open, turn), palette.fat * 0.9);
      fill(plane, ellipse(x - side * 10, y - 3, 5.5 * open, 6 * open, turn), palette.urine + 8);
      fill(plane, ellipse(x - side * 4, y + 7 * open, 2.4, 2.6), palette.vein, open);
      fill(plane, ellipse(x - side * 6, y - 11 * open, 2, 2), palette.artery, open);
    }
  }
}

function paintGallbladder(plane: Plane, z: number, palette: Palette): void {
  const off = (z + 236) / 27;
  if (Math.abs(off) >= 1) return;
  const k = Math.sqrt(1 - off * off);
  fill(plane, ellipse(-56 + off * 8, -58 - off * 8, 17 * k, 20 * k, 0.5), palette.gutWall);
  fill(plane, ellipse(-56 + off * 8, -58 - off * 8, Math.max(0, 17 * k - 1.8), Math.max(0, 20 * k - 1.8), 0.5), palette.bile);
}

function paintGut(plane: Plane, z: number, abdomen: Abdomen, palette: Palette, mask: Float32Array): void {
  const tube = (cones: ConeIndex, wall: number, content: (x: number, y: number) => number): void => {
    const here = cones.near(z);
    if (here.length === 0) return;
    paintCones(plane, here, z, { value: palette.gutWall, mask });
    const lumen = createLumen(plane);
    paintCones(lumen, here, z, { value: 1, grow: -wall });
    for (let at = 0; at < lumen.data.length; at++) {
      const share = (lumen.data[at] ?? 0) * (mask[at] ?? 0);
      if (share <= 0) continue;
      const x = plane.left + (at % plane.columns) * plane.spacingMm;
      const y = plane.top + Math.floor(at / plane.columns) * plane.spacingMm;
      const before = plane.data[at] ?? 0;
      plane.data[at] = before + (content(x, y) - before) * share;
    }
  };
  const speckle = (x: number, y: number): number => lobules(x * 0.32 + z * 0.06, y * 0.32 - z * 0.04);
  tube(abdomen.bowel, 2.6, (x, y) =>
    speckle(x * 0.25, y * 0.25) > 0.86 && y < -34 ? palette.gas : palette.gutContent + 14 * speckle(x, y),
  );
  tube(abdomen.duodenum, 2.6, (x, y) => palette.gutContent + 12 * speckle(x, y));
  // Gas rises to the front; the folds of the wall reach inwards.
  tube(abdomen.stomach, 4 + 1.2 * Math.sin(z * 0.7), (x, y) =>
    y < -36 + 0.02 * x ? palette.gas : palette.gutContent + 16 * speckle(x, y),
  );
  tube(abdomen.colon, 2.6 + 1.6 * Math.max(0, Math.sin(z * 0.36)), (x, y) => colonContent(x, y, z, palette, speckle(x, y)));
}

function colonContent(x: number, y: number, z: number, palette: Palette, grain: number): number {
  const transverse = y < -36;
  if (transverse) return y < -66 + 0.01 * x || grain > 0.6 ? palette.gas : palette.stool + 140 * grain;
  const gas = y < (x < 0 ? -18 : 6) + 6 * Math.sin(z * 0.09);
  return gas ? palette.gas : palette.stool + 220 * (grain - 0.45) - (grain > 0.74 ? 500 : 0);
}

let lumenPlane: Plane | undefined;
/** An empty plane of the same grid; its memory is reused. */
function createLumen(plane: Plane): Plane {
  if (lumenPlane?.columns === plane.columns && lumenPlane.rows === plane.rows) lumenPlane.data.fill(0);
  else lumenPlane = { ...plane, data: new Float32Array(plane.data.length) };
  return { ...plane, data: lumenPlane.data };
}

/** The wall's own layers below the ribs: three thin muscles at the side, the straight muscle in front. */
export function paintAbdominalWall(plane: Plane, z: number, wall: readonly number[], palette: Palette): void {
  if (z > -205) return;
  const share = Math.min(1, (-205 - z) / 30);
  for (const depth of [3.6, 7.4]) {
    const layer = inset(wall, -depth);
    line(plane, [...layer, layer[0] ?? 0, layer[1] ?? 0], 0.5, palette.fat * 0.6, 0.75 * share);
  }
}
