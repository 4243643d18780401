// Liver in haematoxylin and eosin: plates of cells between clefts, some with fat, around central veins and portal tracts.
import { fractal, valueNoise } from '../draw/noise.ts';
import { Field, MARGIN, nuclei, type Sprite, stamp, TILE, texture, textureAt } from './canvas.ts';
import { type Box, chance, depthIn, eachCell, type Ring, ringIn } from './chance.ts';
import { type Core, tissueDepth } from './core.ts';
import type { Tissue } from './tissue.ts';

const CELL = 92;
const CORES: readonly Core[] = [{ from: 2100, to: 30_400, y: 10_200, halfWidth: 1060, bend: 900, phase: 1.1 }];
const PORTAL = { cell: 3300, radii: [230, 420], seed: 310 } as const;
const VEIN = { cell: 2700, radii: [90, 170], seed: 330 } as const;
/** Bile ducts lie in the portal tracts. */
const DUCT_PX = 62;

export function liver(): Tissue {
  const noise = valueNoise('slide/liver');
  const grain = texture('slide/cytoplasm', 3, 1);
  const fibres = texture('slide/portal', 5, 4);
  const library = {
    hepatocyte: nuclei('slide/hepatocyte', { colour: [104, 78, 148], long: 15, short: 14, chromatin: 0.5, nucleolus: true }),
    lining: nuclei('slide/lining', { colour: [86, 58, 128], long: 14, short: 4, chromatin: 0.4, nucleolus: false }),
    lymph: nuclei('slide/lymph', { colour: [72, 50, 120], long: 9, short: 8.5, chromatin: 0.8, nucleolus: false }),
    duct: nuclei('slide/duct', { colour: [88, 62, 134], long: 11, short: 9, chromatin: 0.5, nucleolus: false }),
  };
  const depth = (x: number, y: number): number => tissueDepth(CORES, noise, x, y);
  const ringsNear = (box: Box, { cell, radii, seed }: typeof PORTAL | typeof VEIN): Ring[] => {
    const found: Ring[] = [];
    eachCell(box, cell, 700, (column, row) => {
      const ring = ringIn(column, row, cell, radii, seed);
      const reach = 1.5 * ring.radius + MARGIN + TILE;
      if (Math.abs(ring.x - box.x - TILE / 2) < reach && Math.abs(ring.y - box.y - TILE / 2) < reach) found.push(ring);
    });
    return found;
  };
  return {
    glass: [243, 241, 244],
    depth,
    paint(box, pixels) {
      const [portals, veins] = [ringsNear(box, PORTAL), ringsNear(box, VEIN)];
      const fields: Fields = {
        tissue: new Field(box, 16, depth),
        cleft: new Field(box, 4, cleftAt),
        portal: new Field(box, 16, (x, y) =>
          Math.max(-300, ...portals.map((ring) => depthIn(ring, x, y) + (fractal(noise, x / 120, y / 120, 2) - 0.5) * 130)),
        ),
        lumen: new Field(box, 8, (x, y) =>
          Math.max(-300, ...veins.map((ring) => depthIn(ring, x, y)), ...portals.map((ring) => lumenOf(ring, x, y))),
        ),
        tone: new Field(box, 32, (x, y) => fractal(noise, x / 300 + 5, y / 300, 3) - 0.5),
      };
      paintGround(box, pixels, fields, grain, fibres);
      stampCells(box, pixels, fields, library);
      for (const portal of portals) stampDuct(box, pixels, portal, fields.tissue, library.duct);
    },
  };
}

interface Fields {
  readonly tissue: Field;
  readonly cleft: Field;
  readonly portal: Field;
  readonly lumen: Field;
  readonly tone: Field;
}

/** The tract's vein, beside its middle, and its duct. */
function lumenOf({ x: cx, y: cy, radius }: Ring, x: number, y: number): number {
  const vein = radius * 0.34 - Math.hypot((x - cx - radius * 0.3) * 0.8, y - cy + radius * 0.2);
  const duct = DUCT_PX * 0.45 - Math.hypot(x - cx + radius * 0.42, y - cy - radius * 0.2);
  return Math.max(vein, duct);
}

/** px to the border between two cells, less where the border is a sinusoid: below 0 inside of it. */
function cleftAt(x: number, y: number): number {
  const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  let [first, second, own, other] = [1e9, 1e9, 0, 0];
  for (let down = -1; down <= 1; down++)
    for (let along = -1; along <= 1; along++) {
      const [c, r] = [column + along, row + down];
      const dx = (c + 0.15 + 0.7 * chance(c, r, 11)) * CELL - x;
      const dy = (r + 0.15 + 0.7 * chance(c, r, 12)) * CELL - y;
      const square = dx * dx + dy * dy;
      const name = c * 7919 + r * 104_729;
      if (square < first) {
        [second, other] = [first, own];
        [first, own] = [square, name];
      } else if (square < second) [second, other] = [square, name];
    }
  const border = (Math.sqrt(second) - Math.sqrt(first)) / 2;
  return chance(own + other, own ^ other, 13) < 0.4 ? border - 7 : border;
}

function paintGround(box: Box, pixels: Uint8Array, fields: Fields, grain: Float32Array, fibres: Float32Array): void {
  const line = (field: Field): { field: Field; values: Float32Array } => ({ field, values: new Float32Array(TILE) });
  const [tissue, cleft, portal, lumen, tone] = [
    line(fields.tissue),
    line(fields.cleft),
    line(fields.portal),
    line(fields.lumen),
    line(fields.tone),
  ] as const;
  let at = 0;
  for (let row = 0; row < TILE; row++) {
    for (const { field, values } of [tissue, cleft, portal, lumen, tone]) field.line(row, values);
    const y = box.y + row;
    for (let column = 0; column < TILE; column++) {
      const x = box.x + column;
      const fine = textureAt(grain, x, y);
      const edge = (tissue.values[column] ?? 0) + fine * 5;
      const cloud = (tone.values[column] ?? 0) * 30;
      let red = 243;
      let green = 241;
      let blue = 244;
      if (edge > 0) {
        const hole = (lumen.values[column] ?? 0) + fine * 2;
        const tract = portal.values[column] ?? 0;
        const gap = cleft.values[column] ?? 0;
        if (hole > 0) {
          red = 244;
          green = 240;
          blue = 243;
        } else if (hole > -12 || tract > 0) {
          const wave = textureAt(fibres, x + y * 0.5, y * 1.1 - x * 0.2) + textureAt(fibres, x * 0.41, y * 0.57 + 90) * 0.6;
          red = 228 + wave * 13 + cloud * 0.5;
          green = 166 + wave * 24 + cloud;
          blue = 203 + wave * 14 + cloud * 0.5;
        } else if (gap < 0) {
          const pale = Math.min(1, -gap / 3);
          red = 214 + 26 * pale;
          green = 150 + 78 * pale;
          blue = 184 + 50 * pale;
        } else {
          const coarse = textureAt(grain, x * 0.37 + 40, y * 0.37);
          const rim = gap < 4 ? (4 - gap) * 5 : 0;
          red = 216 + fine * 6 + coarse * 9 + cloud * 0.5 - rim * 0.5;
          green = 140 + fine * 9 + coarse * 13 + cloud - rim;
          blue = 172 + fine * 6 + coarse * 8 + cloud * 0.6 - rim * 0.4;
        }
        if (edge < 22) green -= 22 * (1 - edge / 22);
      }
      pixels[at++] = clamp(red);
      pixels[at++] = clamp(green);
      pixels[at++] = clamp(blue);
    }
  }
}
const clamp = (value: number): number => Math.max(0, Math.min(255, value));

type Library = Readonly<Record<'hepatocyte' | 'lining' | 'lymph', readonly Sprite[]>>;

function stampCells(box: Box, pixels: Uint8Array, fields: Fields, library: Library): void {
  eachCell(box, CELL, MARGIN + 20, (column, row) => {
    const x = (column + 0.15 + 0.7 * chance(column, row, 11)) * CELL;
    const y = (row + 0.15 + 0.7 * chance(column, row, 12)) * CELL;
    const isNear =
      x > box.x - MARGIN - 12 && y > box.y - MARGIN - 12 && x < box.x + TILE + MARGIN + 12 && y < box.y + TILE + MARGIN + 12;
    if (!isNear || fields.tissue.near(x, y) < 30 || fields.lumen.near(x, y) > -18) return;
    const put = (sprites: readonly Sprite[], dx: number, dy: number, purpose: number): void => {
      const sprite = sprites[Math.floor(chance(column, row, purpose) * sprites.length)];
      if (sprite) stamp(pixels, sprite, x + dx - box.x, y + dy - box.y, 0.94);
    };
    if (fields.portal.near(x, y) > -8) {
      // Lymphocytes crowd in the tracts.
      for (let one = 0; one < 5; one++)
        if (chance(column, row, 40 + one) < 0.62)
          put(library.lymph, (chance(column, row, 50 + one) - 0.5) * 80, (chance(column, row, 60 + one) - 0.5) * 80, 70 + one);
      return;
    }
    const fat = fields.tone.near(x, y) > -0.02 ? chance(column, row, 14) : 1;
    if (fat < 0.34) paintFat(pixels, x - box.x, y - box.y, 16 + 18 * chance(column, row, 15));
    const [dx, dy] = fat < 0.34 ? [30, 12] : [0, 0];
    if (chance(column, row, 16) < 0.86) put(library.hepatocyte, dx, dy, 17);
    if (fat > 0.34 && chance(column, row, 18) < 0.1) put(library.hepatocyte, 22, -12, 19);
    if (chance(column, row, 20) < 0.5) put(library.lining, 44, (chance(column, row, 21) - 0.5) * 40, 22);
  });
}

/** A drop of fat is dissolved when the tissue is embedded: what is left is a round hole. */
function paintFat(pixels: Uint8Array, x: number, y: number, radius: number): void {
  for (let row = Math.max(0, Math.floor(y - radius - 2)); row < Math.min(TILE, y + radius + 2); row++)
    for (let column = Math.max(0, Math.floor(x - radius - 2)); column < Math.min(TILE, x + radius + 2); column++) {
      const inside = radius - Math.hypot(column - x, row - y);
      if (inside <= -2) continue;
      const at = (row * TILE + column) * 3;
      const part = Math.min(1, Math.max(0, inside / 2));
      for (let channel = 0; channel < 3; channel++) {
        const under = (pixels[at + channel] ?? 0) * (inside < 0 ? 0.94 : 1);
        pixels[at + channel] = under + ((channel === 1 ? 240 : 244) - under) * part;
      }
    }
}

function stampDuct(
  box: Box,
  pixels: Uint8Array,
  { x: cx, y: cy, radius, column, row }: Ring,
  tissue: Field,
  sprites: readonly Sprite[],
): void {
  const [middleX, middleY] = [cx - radius * 0.42, cy + radius * 0.2];
  for (let index = 0; index < 15; index++) {
    const angle = ((index + 0.5 * chance(column, row, 80 + index)) / 15) * 2 * Math.PI;
    const [x, y] = [middleX + Math.cos(angle) * DUCT_PX * 0.75, middleY + Math.sin(angle) * DUCT_PX * 0.75];
    const isNear = x > box.x - MARGIN && y > box.y - MARGIN && x < box.x + TILE + MARGIN && y < box.y + TILE + MARGIN;
    const sprite = sprites[Math.floor(((((angle / Math.PI) % 1) + 1) % 1) * sprites.length)];
    if (isNear && sprite && tissue.near(x, y) > 24) stamp(pixels, sprite, x - box.x, y - box.y);
  }
}
