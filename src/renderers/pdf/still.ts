// The pages as seen, as one picture at device resolution.
import { Failure } from '../../model/failure.ts';

/** @param paper the colour that white paper has on the screen */
export async function paintStill(container: HTMLElement, paper: string): Promise<Blob> {
  const ratio = devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(container.clientWidth * ratio));
  canvas.height = Math.max(1, Math.round(container.clientHeight * ratio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  const origin = container.getBoundingClientRect();
  context.scale(ratio, ratio);
  context.translate(-origin.left - container.clientLeft, -origin.top - container.clientTop);
  context.fillStyle = getComputedStyle(container).backgroundColor;
  context.fillRect(origin.left, origin.top, origin.width, origin.height);
  for (const page of container.querySelectorAll<HTMLElement>('.page')) {
    const box = page.querySelector('.canvasWrapper')?.getBoundingClientRect();
    if (box && box.bottom > origin.top && box.top < origin.bottom) paintPage(context, page, box, paper);
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return png;
}

function paintPage(context: CanvasRenderingContext2D, page: HTMLElement, box: DOMRect, paper: string): void {
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = '#fff';
  context.fillRect(box.left, box.top, box.width, box.height);
  for (const picture of page.querySelectorAll('canvas')) {
    const { left, top, width, height } = picture.getBoundingClientRect();
    if (picture.width > 0 && picture.height > 0 && !picture.hidden) context.drawImage(picture, left, top, width, height);
  }
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = paper;
  context.fillRect(box.left, box.top, box.width, box.height);
  for (const match of page.querySelectorAll('.highlight')) {
    const { left, top, width, height } = match.getBoundingClientRect();
    context.fillStyle = getComputedStyle(match).backgroundColor;
    context.fillRect(left, top, width, height);
  }
}
