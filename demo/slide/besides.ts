// What a scanner photographs besides the tissue: the label, and the whole glass.
import sharp from 'sharp';
import { letter } from '../draw/lettering.ts';
import { randomStream } from '../draw/random.ts';
import type { DrawnLevel } from './pyramid.ts';

export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

class Paper {
  readonly pixels: Buffer;
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number, grey: number) {
    this.width = width;
    this.height = height;
    this.pixels = Buffer.alloc(width * height * 3, grey);
  }
  put(x: number, y: number, rgb: readonly number[]): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.pixels.set(rgb, (y * this.width + x) * 3);
  }
  fill(x: number, y: number, width: number, height: number, rgb: readonly number[]): void {
    for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) this.put(x + column, y + row, rgb);
  }
  async photo(): Promise<Photo> {
    const { width, height } = this;
    const jpeg = await sharp(this.pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer();
    return { width, height, jpeg };
  }
}

const INK = [28, 28, 32] as const;

function paintLabel(paper: Paper, x: number, y: number, lines: readonly string[], scale: number): void {
  for (const [index, line] of lines.entries()) letter(line, x, y + index * 11 * scale, scale, (px, py) => paper.put(px, py, INK));
}

/** Squares as of a two-dimensional code; it says nothing. */
function paintCode(paper: Paper, x: number, y: number, name: string, px: number): void {
  const cells = 18;
  const random = randomStream(name);
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const isEdge =
        column === 0 || row === cells - 1 || (row === 0 && column % 2 === 0) || (column === cells - 1 && row % 2 === 1);
      if (random() < 0.5 || isEdge) paper.fill(x + column * px, y + row * px, px, px, INK);
    }
}

export function drawLabel(lines: readonly string[]): Promise<Photo> {
  const paper = new Paper(560, 520, 238);
  paintLabel(paper, 36, 40, lines, 4);
  paintCode(paper, 36, 270, lines.join(), 12);
  return paper.photo();
}

/** The glass at 25 µm a pixel, 76 x 26 mm: the label, and the smallest level where it was scanned. */
export async function drawOverview(
  lines: readonly string[],
  smallest: DrawnLevel,
  widthMm: number,
  heightMm: number,
): Promise<Photo> {
  const [width, height] = [1520, 520];
  const paper = new Paper(width, height, 214);
  paper.fill(20, 20, 430, height - 40, [238, 238, 236]);
  paintLabel(paper, 44, 52, lines, 3);
  paintCode(paper, 44, 230, lines.join(), 10);
  paper.fill(452, 20, width - 472, height - 40, [233, 232, 233]);
  const [tile] = smallest.tiles;
  if (tile) {
    const [w, h] = [Math.round(widthMm * 20 * 3), Math.round(heightMm * 20 * 3)];
    const { data } = await sharp(tile.jpeg)
      .extract({ left: 0, top: 0, width: smallest.width, height: smallest.height })
      .resize(w, h)
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const at = (y * w + x) * 3;
        paper.put(
          700 + x,
          106 + y,
          [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0].map((value) => Math.round(value * 0.955)),
        );
      }
  }
  return paper.photo();
}
