// Prostate in haematoxylin and eosin: glands with folded lumina in muscle; where it is diseased, small crowded ones.
import { fractal, valueNoise } from '../draw/noise.ts';
import { Field, MARGIN, nuclei, type Sprite, stamp, TILE, texture, textureAt } from './canvas.ts';
import { type Box, chance, depthIn, eachCell, outlineAt, type Ring, ringIn } from './chance.ts';
import { type Core, tissueDepth } from './core.ts';
import type { Tissue } from './tissue.ts';

const BENIGN = { cell: 1040, radii: [230, 430], seed: 100, spacing: 19, height: 62 } as const;
const DISEASED = { cell: 300, radii: [78, 142], seed: 200, spacing: 24, height: 46 } as const;
type Kind = typeof BENIGN | typeof DISEASED;

/** 32768 x 20480 px at 0.25 µm: two cores. */
const CORES: readonly Core[] = [
  { from: 1800, to: 30_700, y: 5900, halfWidth: 900, bend: 620, phase: 0.4 },
  { from: 2600, to: 29_500, y: 13_900, halfWidth: 860, bend: 760, phase: 2.6 },
];

interface Gland extends Ring {
  readonly kind: Kind;
}

export function prostate(): Tissue {
  const noise = valueNoise('slide/prostate');
  const fibres = texture('slide/fibres', 4, 6);
  const grain = texture('slide/grain', 3, 1);
  const library = {
    epithelium: nuclei('slide/epithelium', { colour: [98, 74, 144], long: 13, short: 10, chromatin: 0.55, nucleolus: false }),
    tumour: nuclei('slide/tumour', { colour: [110, 84, 152], long: 15, short: 13, chromatin: 0.45, nucleolus: true }),
    spindle: nuclei('slide/spindle', { colour: [98, 66, 138], long: 19, short: 4.5, chromatin: 0.4, nucleolus: false }),
    lymph: nuclei('slide/lymph', { colour: [70, 48, 118], long: 9, short: 8.5, chromatin: 0.8, nucleolus: false }),
  };
  /** The middle of the second core. */
  const isDiseased = (x: number, y: number): boolean => {
    const ragged = (fractal(noise, x / 2600 + 3, y / 2600, 3) - 0.5) * 5200;
    return y > 9500 && x + ragged > 12_200 && x + ragged < 21_400;
  };
  const depth = (x: number, y: number): number => tissueDepth(CORES, noise, x, y);

  const glandsNear = (box: Box): Gland[] => {
    const found: Gland[] = [];
    for (const kind of [BENIGN, DISEASED])
      eachCell(box, kind.cell, kind.cell * 0.7 + MARGIN, (column, row) => {
        if (chance(column, row, kind.seed) < (kind === BENIGN ? 0.16 : 0.06)) return;
        const ring = ringIn(column, row, kind.cell, kind.radii, kind.seed);
        if (isDiseased(ring.x, ring.y) === (kind === DISEASED) && depth(ring.x, ring.y) > 40) found.push({ ...ring, kind });
      });
    return found;
  };

  return {
    glass: [243, 241, 244],
    depth,
    isDiseased,
    paint(box, pixels) {
      const glands = glandsNear(box);
      const inside = new Field(box, 8, (x, y) => Math.max(-300, ...glands.map((gland) => depthIn(gland, x, y))));
      const height = new Field(box, 8, (x, y) => heightAt(glands, x, y));
      const tissue = new Field(box, 16, depth);
      const slope = new Field(box, 32, (x, y) => (fractal(noise, x / 1900, y / 1900, 2) - 0.5) * 900);
      const tone = new Field(box, 32, (x, y) => fractal(noise, x / 260 + 9, y / 260, 3) - 0.5);
      paintGround(box, pixels, { inside, height, tissue, slope, tone, fibres, grain });
      stampStroma(box, pixels, { inside, tissue, ...library, noise: (x, y) => fractal(noise, x / 900, y / 900 + 70, 2) });
      for (const gland of glands)
        stampEpithelium(box, pixels, gland, tissue, gland.kind === BENIGN ? library.epithelium : library.tumour);
    },
  };
}

/** Folds: the lining is higher here and lower there. */
function heightAt(glands: readonly Gland[], x: number, y: number): number {
  for (const { x: cx, y: cy, radius, kind, phases } of glands) {
    const [dx, dy] = [x - cx, y - cy];
    if (dx * dx + dy * dy > (radius * 1.45) ** 2) continue;
    const fold = kind === BENIGN ? 0.45 : 0.14;
    return (
      kind.height * (1 + fold * Math.sin(9 * Math.atan2(dy, dx) + phases[2] * 3) + fold * 0.6 * Math.sin(17 * Math.atan2(dy, dx)))
    );
  }
  return 50;
}

interface Ground {
  readonly inside: Field;
  readonly height: Field;
  readonly tissue: Field;
  readonly slope: Field;
  readonly tone: Field;
  readonly fibres: Float32Array;
  readonly grain: Float32Array;
}

function paintGround(box: Box, pixels: Uint8Array, ground: Ground): void {
  const lines = [ground.inside, ground.height, ground.tissue, ground.slope, ground.tone].map((field) => ({
    field,
    line: new Float32Array(TILE),
  }));
  const [inside, height, tissue, slope, tone] = lines.map(({ line }) => line);
  if (!inside || !height || !tissue || !slope || !tone) return;
  let at = 0;
  for (let row = 0; row < TILE; row++) {
    for (const { field, line } of lines) field.line(row, line);
    const y = box.y + row;
    for (let column = 0; column < TILE; column++) {
      const x = box.x + column;
      const bend = slope[column] ?? 0;
      const fine = textureAt(ground.grain, x, y);
      const edge = (tissue[column] ?? 0) + fine * 5;
      const e = (inside[column] ?? 0) + fine * 2.5;
      const cloud = (tone[column] ?? 0) * 26;
      let red = 243;
      let green = 241;
      let blue = 244;
      if (edge > 0) {
        const inner = e - (height[column] ?? 0);
        if (inner > 0) {
          // Lumen, with a little secretion.
          const secretion = Math.max(0, (tone[column] ?? 0) - 0.08) * 120;
          red = 245 - secretion * 0.15;
          green = 242 - secretion;
          blue = 245 - secretion * 0.45;
        } else if (e > 0) {
          const apical = Math.min(1, e / (height[column] ?? 1));
          red = 196 + 26 * apical + fine * 9 + cloud * 0.4;
          green = 146 + 34 * apical + fine * 11 + cloud * 0.5;
          blue = 198 + 14 * apical + fine * 8 + cloud * 0.3;
        } else {
          // Muscle and collagen: bundles, and clefts where they part.
          const wave =
            textureAt(ground.fibres, x + y * 0.35 + bend * 0.4, y + bend) * 0.75 +
            textureAt(ground.fibres, x * 0.43 + y * 0.2, y * 0.51 + bend * 1.4 + 200) * 0.55;
          const cleft = wave < -0.62 ? (-0.62 - wave) * 190 : 0;
          const rim = e > -14 ? 10 : 0;
          red = 225 + wave * 15 + cloud * 0.55 + cleft * 0.5 - rim * 0.6;
          green = 152 + wave * 24 + cloud * 1.1 + cleft - rim;
          blue = 193 + wave * 16 + cloud * 0.6 + cleft * 0.75 - rim * 0.5;
        }
        if (edge < 22) {
          // A darker border, as section edges stain.
          const part = 1 - edge / 22;
          green -= 22 * part;
          red -= 10 * part;
        }
      }
      pixels[at++] = clamp(red);
      pixels[at++] = clamp(green);
      pixels[at++] = clamp(blue);
    }
  }
}
const clamp = (value: number): number => Math.max(0, Math.min(255, value));

const STROMA_CELL = 58;

function stampStroma(
  box: Box,
  pixels: Uint8Array,
  more: {
    inside: Field;
    tissue: Field;
    spindle: readonly Sprite[];
    lymph: readonly Sprite[];
    noise: (x: number, y: number) => number;
  },
): void {
  eachCell(box, STROMA_CELL, MARGIN, (column, row) => {
    const x = (column + chance(column, row, 1)) * STROMA_CELL;
    const y = (row + chance(column, row, 2)) * STROMA_CELL;
    if (x < box.x - MARGIN || y < box.y - MARGIN || x > box.x + TILE + MARGIN || y > box.y + TILE + MARGIN) return;
    if (more.inside.near(x, y) > -10 || more.tissue.near(x, y) < 24) return;
    const crowd = more.noise(x, y);
    const isLymph = crowd > 0.66 && chance(column, row, 5) < 0.8;
    if (!isLymph && chance(column, row, 3) < 0.34) return;
    const sprites = isLymph ? more.lymph : more.spindle;
    // Spindles lie along the bundles: those that are turned little.
    const turn = isLymph ? chance(column, row, 4) : (chance(column, row, 4) * 0.22 + 0.98) % 1;
    const sprite = sprites[Math.floor(turn * sprites.length)];
    if (sprite) stamp(pixels, sprite, x - box.x, y - box.y, 0.92);
  });
}

/** A basal row close to the outline, and a second where the lining is high. */
function stampEpithelium(box: Box, pixels: Uint8Array, gland: Gland, tissue: Field, sprites: readonly Sprite[]): void {
  const { kind } = gland;
  const count = Math.floor((2 * Math.PI * gland.radius) / kind.spacing);
  for (let layer = 0; layer < (kind === BENIGN ? 2 : 1); layer++) {
    for (let index = 0; index < count; index++) {
      const own = (purpose: number): number => chance(gland.column * 1009 + index, gland.row * 9176 + layer, kind.seed + purpose);
      if (layer === 1 && own(0) < 0.45) continue;
      const angle = ((index + (own(1) - 0.5) * 0.7) / count) * 2 * Math.PI;
      const reach = outlineAt(gland, angle) - (layer === 0 ? 12 + own(2) * 10 : 30 + own(2) * 12);
      const [x, y] = [gland.x + Math.cos(angle) * reach, gland.y + Math.sin(angle) * reach];
      if (x < box.x - MARGIN || y < box.y - MARGIN || x > box.x + TILE + MARGIN || y > box.y + TILE + MARGIN) continue;
      if (tissue.near(x, y) < 14) continue;
      // Their long axis points to the lumen.
      const turn = (((angle / Math.PI) % 1) + 1 + (own(3) - 0.5) * 0.16 + 1) % 1;
      const sprite = sprites[Math.floor(turn * sprites.length)];
      if (sprite) stamp(pixels, sprite, x - box.x, y - box.y);
    }
  }
}
