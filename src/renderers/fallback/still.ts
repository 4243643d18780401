// The card as a picture: its lines on the pane's black, for boards and exports that keep a place for every item.

import { printForeign } from '../../lib/foreignText.ts';
import { Failure } from '../../model/failure.ts';
import type { CardText } from './describe.ts';

const FONT_PX = 16;
const LINE_PX = 24;

export async function paintCard(element: HTMLElement, { kind, title, rows, reason }: CardText): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(element.clientWidth * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(element.clientHeight * devicePixelRatio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  context.scale(devicePixelRatio, devicePixelRatio);
  const { fontFamily } = getComputedStyle(element);
  context.font = `${FONT_PX}px ${fontFamily}`;
  context.fillStyle = '#f2f2f2';
  const width = Math.min(480, element.clientWidth - 2 * LINE_PX);
  const lines = [title, kind, '', ...rows.map(({ name, value }) => `${name}: ${value}`), '', reason].flatMap((line) =>
    wrap(printForeign(line, 1000), (text) => context.measureText(text).width <= width),
  );
  const left = (element.clientWidth - width) / 2;
  const top = Math.max(LINE_PX, (element.clientHeight - lines.length * LINE_PX) / 2);
  for (const [index, line] of lines.entries()) context.fillText(line, left, top + index * LINE_PX);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return png;
}

function wrap(text: string, fits: (text: string) => boolean): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer) || line === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
