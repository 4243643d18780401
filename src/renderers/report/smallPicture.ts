// A report's first lines as a small picture, for its card.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { readReports } from './documents.ts';
import type { Block, Sheet } from './sheet.ts';
import { sheetAt } from './sheetAt.ts';

const MAX_BYTES = 4 * 2 ** 20;
/** As the pages of documents are dimmed (ux §3, luminance). */
const PAPER = '#e9e7e2';
const INK = '#15181d';
const PALE = '#50565f';

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  const reports = await readReports(item, lender, { signal, maxBytes: MAX_BYTES });
  const sheet = sheetAt(reports, 0, new Map());
  if (!sheet) throw new Failure('missing', { detail: 'no report' });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(sizePx / Math.SQRT2));
  canvas.height = Math.max(1, Math.round(sizePx));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
  drawLines(context, canvas.width, canvas.height, sheet);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Failure('outOfMemory', { detail: 'no picture' });
  return blob;
};

function drawLines(context: CanvasRenderingContext2D, width: number, height: number, sheet: Sheet): void {
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  const margin = width * 0.08;
  const size = Math.max(6, width / 16);
  let y = margin + size * 1.3;
  const line = (text: string, weight: number, colour: string, grow = 1): void => {
    context.font = `${weight} ${size * grow}px "Atkinson Hyperlegible Next", system-ui, sans-serif`;
    context.fillStyle = colour;
    for (const part of wrap(text, (one) => context.measureText(one).width <= width - 2 * margin).slice(0, 4)) {
      if (y < height) context.fillText(part, margin, y);
      y += size * grow * 1.35;
    }
  };
  line(sheet.title, 680, INK, 1.25);
  y += size * 0.5;
  for (const { text, weight, colour } of linesOf(sheet.blocks)) {
    if (y > height) break;
    line(text, weight, colour);
  }
}

interface Line {
  readonly text: string;
  readonly weight: number;
  readonly colour: string;
}

function* linesOf(blocks: readonly Block[]): Generator<Line> {
  for (const block of blocks) {
    if (block.is === 'section') {
      yield { text: block.heading, weight: 680, colour: INK };
      yield* linesOf(block.blocks);
    } else if (block.is === 'fact') yield { text: `${block.name} ${block.value}`, weight: 400, colour: PALE };
    else if (block.is === 'table') {
      yield { text: block.caption, weight: 680, colour: INK };
      for (const row of block.rows)
        yield {
          text: row
            .map(({ text }) => text)
            .filter(Boolean)
            .join('  '),
          weight: 400,
          colour: PALE,
        };
    } else yield { text: block.is === 'note' ? block.title : block.text, weight: block.is === 'note' ? 550 : 400, colour: INK };
  }
}

function wrap(text: string, fits: (text: string) => boolean): string[] {
  const lines = [''];
  for (const word of text.slice(0, 600).split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer) || line === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
