// Text that the browser laid out, as a picture at device resolution: boxes, lines and words where they stand.
import { Failure } from '../model/failure.ts';

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * What is seen of a scrolled page. Boxes with their backgrounds and edges, text word by word, canvases as they are; signs drawn
 * as SVG are left out, for words always stand beside them.
 * @param marked ranges of text with the colour behind them: matches of a search
 * @throws Failure 'outOfMemory' without a canvas
 */
export async function paintPageStill(
  container: HTMLElement,
  marked: readonly { readonly range: Range; readonly colour: string }[] = [],
): Promise<Blob> {
  const ratio = devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(container.clientWidth * ratio));
  canvas.height = Math.max(1, Math.round(container.clientHeight * ratio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  const { left, top } = container.getBoundingClientRect();
  const area = { left, top, right: left + container.clientWidth, bottom: top + container.clientHeight };
  context.scale(ratio, ratio);
  context.translate(-left, -top);
  paintElement(context, container, area);
  for (const { range, colour } of marked) {
    context.globalAlpha = 0.45;
    context.fillStyle = colour;
    for (const box of range.getClientRects()) context.fillRect(box.left, box.top, box.width, box.height);
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return png;
}

const isSeen = (box: Area, area: Area): boolean =>
  box.bottom > area.top && box.top < area.bottom && box.right > area.left && box.left < area.right;

function paintElement(context: CanvasRenderingContext2D, element: HTMLElement, area: Area): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility !== 'visible') return;
  if (style.display !== 'contents' && !isSeen(box, area)) return;
  paintBox(context, box, style);
  if (element instanceof HTMLCanvasElement) {
    if (element.width > 0 && element.height > 0) context.drawImage(element, box.left, box.top, box.width, box.height);
    return;
  }
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  for (const node of element.childNodes) {
    if (node instanceof Text) paintText(context, node, style.color, area);
    else if (node instanceof HTMLElement) {
      context.save();
      paintElement(context, node, area);
      context.restore();
    }
  }
}

function paintBox(context: CanvasRenderingContext2D, box: DOMRect, style: CSSStyleDeclaration): void {
  if (!/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, Number.parseFloat(style.borderTopLeftRadius) || 0);
    context.fill();
  }
  const edges = [
    ['Top', box.left, box.top, box.right, box.top],
    ['Right', box.right, box.top, box.right, box.bottom],
    ['Bottom', box.left, box.bottom, box.right, box.bottom],
    ['Left', box.left, box.top, box.left, box.bottom],
  ] as const;
  for (const [side, x1, y1, x2, y2] of edges) {
    const width = Number.parseFloat(style[`border${side}Width`]);
    const kind = style[`border${side}Style`];
    if (!(width > 0) || kind === 'none' || kind === 'hidden') continue;
    context.strokeStyle = style[`border${side}Color`];
    context.lineWidth = width;
    context.setLineDash(kind === 'dashed' ? [3 * width, 2 * width] : []);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
}

function paintText(context: CanvasRenderingContext2D, node: Text, colour: string, area: Area): void {
  const range = document.createRange();
  context.fillStyle = colour;
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const boxes = range.getClientRects();
    const [first] = boxes;
    if (!first || first.width === 0 || !isSeen(first, area)) continue;
    if (boxes.length === 1) paintWord(context, word, first);
    else paintLetters(context, node, index, word);
  }
}

/** A word that was broken over lines. */
function paintLetters(context: CanvasRenderingContext2D, node: Text, start: number, word: string): void {
  const range = document.createRange();
  for (let at = 0; at < word.length; at++) {
    range.setStart(node, start + at);
    range.setEnd(node, start + at + 1);
    const [box] = range.getClientRects();
    if (box && box.width > 0) paintWord(context, word.charAt(at), box);
  }
}

function paintWord(context: CanvasRenderingContext2D, word: string, box: DOMRect): void {
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(word);
  context.fillText(word, box.left, box.top + (box.height - up - down) / 2 + up);
}
