// Coverage above, reads below, on a canvas. Letters where there is room for them.
import { COUNTED, depthAt, type Pile } from '../../../standards/genome/pile.ts';
import type { Region } from '../../../standards/genome/region.ts';

export interface PileInk {
  readonly font: string;
  readonly text: string;
  readonly faint: string;
  readonly read: string;
  readonly reverse: string;
  readonly accent: string;
}
/** CSS px. */
export const DEPTH_PX = 84;
const AXIS_PX = 22;
export const ROW_PX = 11;

/** As every program of the trade colours them; the letter itself is there where there is room. */
const BASE_COLOURS: Readonly<Record<string, string>> = { A: '#5fc96b', C: '#6f9bff', G: '#e6a23c', T: '#ff6b5e' };
const OTHER = '#c9c9c9';

export const pileHeight = ({ reads }: Pick<Pile, 'reads'>): number =>
  DEPTH_PX + AXIS_PX + ROW_PX * (1 + reads.reduce((most, { row }) => Math.max(most, row), 0));

/** @param context scaled to CSS px @param width of the canvas */
export function drawPile(context: CanvasRenderingContext2D, pile: Pile, width: number, ink: PileInk): void {
  const { region } = pile;
  const px = width / (region.end - region.start);
  drawDepth(context, pile, px, ink);
  drawAxis(context, region, width, ink);
  context.save();
  context.beginPath();
  context.rect(0, DEPTH_PX + AXIS_PX, width, 1e6);
  context.clip();
  for (const read of pile.reads) drawRead(context, pile, read, px, ink);
  context.restore();
  const middle = (Math.floor((region.start + region.end) / 2) - region.start) * px;
  context.strokeStyle = ink.accent;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.strokeRect(Math.round(middle) + 0.5, 0.5, Math.max(1, Math.round(px)), pileHeight(pile));
  context.setLineDash([]);
}

/** A bar a position; where a fifth of the reads or more differ, in the colours of what they have. */
function drawDepth(context: CanvasRenderingContext2D, pile: Pile, px: number, ink: PileInk): void {
  const { region, counts, consensus } = pile;
  let most = 1;
  for (let at = region.start; at < region.end; at++) most = Math.max(most, depthAt(pile, at));
  for (let at = region.start; at < region.end; at++) {
    const depth = depthAt(pile, at);
    if (depth === 0) continue;
    const column = at - region.start;
    const bar = (count: number): number => (count / most) * (DEPTH_PX - 16);
    const x = column * px;
    context.fillStyle = ink.faint;
    // Half a pixel wider: no seams where bars meet.
    context.fillRect(x, DEPTH_PX - bar(depth), px + 0.5, bar(depth));
    const own = consensus[column];
    const differing = COUNTED.map((letter, index) => [letter, counts[column * COUNTED.length + index] ?? 0] as const).filter(
      ([letter, count]) => letter !== own && letter !== 'N' && count >= depth * 0.2,
    );
    let foot = DEPTH_PX;
    if (differing.length > 0)
      for (const [letter, count] of [
        ...differing,
        [own ?? 'N', counts[column * COUNTED.length + 'ACGT'.indexOf(own ?? '')] ?? 0] as const,
      ]) {
        context.fillStyle = BASE_COLOURS[letter] ?? OTHER;
        context.fillRect(x, foot - bar(count), Math.max(px, 1), bar(count));
        foot -= bar(count);
      }
  }
  context.fillStyle = ink.text;
  context.font = `11px ${ink.font}`;
  context.textAlign = 'start';
  context.textBaseline = 'top';
  context.fillText(`0–${most}×`, 4, 1);
}

function drawAxis(context: CanvasRenderingContext2D, region: Region, width: number, ink: PileInk): void {
  const span = region.end - region.start;
  const rough = (span * 110) / width;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * decade).find((one) => one >= rough) ?? rough);
  context.font = `11px ${ink.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (let position = Math.ceil((region.start + 1) / step) * step; position <= region.end; position += step) {
    const x = ((position - 0.5 - region.start) / span) * width;
    context.fillStyle = ink.faint;
    context.fillRect(x, DEPTH_PX, 1, 4);
    context.fillStyle = ink.text;
    if (x > 40 && x < width - 40) context.fillText(new Intl.NumberFormat('sv').format(position), x, DEPTH_PX + 13);
  }
}

function drawRead(context: CanvasRenderingContext2D, pile: Pile, read: Pile['reads'][number], px: number, ink: PileInk): void {
  const { region } = pile;
  const at = (place: number): number => (Math.max(region.start - 1, Math.min(region.end + 1, place)) - region.start) * px;
  const top = DEPTH_PX + AXIS_PX + read.row * ROW_PX;
  const [left, right] = [at(read.start), at(read.end)];
  const height = ROW_PX - 2;
  // What may lie elsewhere just as well is drawn faintly.
  context.globalAlpha = read.mapq === 0 ? 0.35 : 1;
  context.fillStyle = read.isReverse ? ink.reverse : ink.read;
  context.fillRect(left, top, Math.max(1, right - left), height);
  for (const { kind, at: place, length, base } of read.differences) {
    const x = at(place);
    if (kind === 'base') {
      context.fillStyle = BASE_COLOURS[base ?? ''] ?? OTHER;
      context.fillRect(x, top, Math.max(px, 1), height);
      if (px >= 8 && base) letter(context, base, x + px / 2, top + height / 2, ink);
    } else if (kind === 'insertion') {
      context.fillStyle = '#c58cff';
      context.fillRect(x - 1, top, 2, height);
    } else {
      context.clearRect(x, top, at(place + length) - x, height);
      context.fillStyle = kind === 'gap' ? ink.text : ink.faint;
      context.fillRect(x, top + height / 2 - 0.5, at(place + length) - x, 1);
    }
  }
  context.globalAlpha = 1;
}

function letter(context: CanvasRenderingContext2D, text: string, x: number, y: number, ink: PileInk): void {
  context.fillStyle = '#000000';
  context.font = `600 9px ${ink.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}
