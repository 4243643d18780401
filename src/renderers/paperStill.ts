// A sheet of text as a picture, as it is seen: boxes, rules, pictures and the words where the browser has laid them.
import { Failure } from '../model/failure.ts';

/** @param root the pane's element; what its scrolling hides is left out. @returns PNG at device resolution. @throws Failure */
export async function paintPaper(root: HTMLElement, scroller: HTMLElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const frame = root.getBoundingClientRect();
  canvas.width = Math.max(1, Math.round(frame.width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(frame.height * devicePixelRatio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  context.scale(devicePixelRatio, devicePixelRatio);
  context.translate(-frame.left, -frame.top);
  const visible = scroller.getBoundingClientRect();
  paintBox(context, scroller, visible);
  const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) paintElement(context, node, visible);
    else if (node instanceof Text) paintText(context, node, visible);
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return png;
}

const meets = (a: DOMRect, b: DOMRect): boolean =>
  a.width > 0 && a.height > 0 && a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;

function paintElement(context: CanvasRenderingContext2D, node: Element, visible: DOMRect): void {
  const box = node.getBoundingClientRect();
  if (!meets(box, visible)) return;
  paintBox(context, node, box);
  if (node instanceof HTMLImageElement || node instanceof HTMLCanvasElement || node instanceof SVGSVGElement) {
    if (node instanceof SVGSVGElement) return;
    try {
      context.drawImage(node, box.left, box.top, box.width, box.height);
    } catch {
      // A picture that has not come has nothing to be painted.
    }
  }
}

function paintBox(context: CanvasRenderingContext2D, node: Element, box: DOMRect): void {
  const style = getComputedStyle(node);
  if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') {
    context.fillStyle = style.backgroundColor;
    context.fillRect(box.left, box.top, box.width, box.height);
  }
  const sides = [
    [style.borderTopWidth, style.borderTopColor, box.left, box.top, box.width, 0],
    [style.borderBottomWidth, style.borderBottomColor, box.left, box.bottom, box.width, -1],
    [style.borderLeftWidth, style.borderLeftColor, box.left, box.top, 0, box.height],
    [style.borderRightWidth, style.borderRightColor, box.right, box.top, -1, box.height],
  ] as const;
  for (const [width, colour, x, y, across, down] of sides) {
    const thick = Number.parseFloat(width);
    if (!(thick > 0)) continue;
    context.fillStyle = colour;
    const [w, h] = across > 0 ? [across, down < 0 ? -thick : thick] : [across < 0 ? -thick : thick, down];
    context.fillRect(x, y, w, h);
  }
}

/** Word by word, at the place where the browser has each. */
function paintText(context: CanvasRenderingContext2D, node: Text, visible: DOMRect): void {
  const parent = node.parentElement;
  if (!parent || node.data.trim() === '') return;
  const range = document.createRange();
  range.selectNodeContents(node);
  if (!meets(range.getBoundingClientRect(), visible)) return;
  const style = getComputedStyle(parent);
  if (style.visibility === 'hidden') return;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = 'alphabetic';
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (!meets(box, visible)) continue;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: under } = context.measureText(word);
    const shown = style.textTransform === 'uppercase' ? word.toLocaleUpperCase() : word;
    context.fillText(shown, box.left, box.top + (box.height - up - under) / 2 + up, box.width + 1);
  }
}
