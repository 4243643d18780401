// Pictures of the film: the frame as stored, and the pane as seen.
import { Failure } from '../../model/failure.ts';

const HALO = '#000';

/** The frame that is on screen, at the film's own size. @throws Failure 'outOfMemory' */
export function paintFrame(element: HTMLVideoElement, maxPx = Number.POSITIVE_INFINITY): HTMLCanvasElement {
  const { videoWidth, videoHeight } = element;
  const scale = Math.min(1, maxPx / Math.max(videoWidth, videoHeight, 1));
  const { canvas, context } = newCanvas(videoWidth * scale, videoHeight * scale);
  context.drawImage(element, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The pane at device resolution: the picture where it lies, and every text over it. */
export async function paintPane(root: HTMLElement, element: HTMLVideoElement): Promise<Blob> {
  const ratio = devicePixelRatio;
  const { canvas, context } = newCanvas(root.clientWidth * ratio, root.clientHeight * ratio);
  const origin = root.getBoundingClientRect();
  context.scale(ratio, ratio);
  context.fillStyle = getComputedStyle(root).backgroundColor;
  context.fillRect(0, 0, root.clientWidth, root.clientHeight);
  const box = element.getBoundingClientRect();
  const scale = Math.min(box.width / (element.videoWidth || 1), box.height / (element.videoHeight || 1));
  const [width, height] = [element.videoWidth * scale, element.videoHeight * scale];
  const left = box.left - origin.left + (box.width - width) / 2;
  const top = box.top - origin.top + (box.height - height) / 2;
  if (element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) context.drawImage(element, left, top, width, height);
  for (const line of root.querySelectorAll<HTMLElement>('[data-line]')) paintLine(context, line, origin);
  return toBlob(canvas, 'image/png');
}

function paintLine(context: CanvasRenderingContext2D, line: HTMLElement, origin: DOMRect): void {
  const { left, right, top, height } = line.getBoundingClientRect();
  if (height === 0) return;
  const { font, color, textAlign, fontFeatureSettings } = getComputedStyle(line);
  const isEnd = textAlign === 'end' || textAlign === 'right';
  context.font = font;
  if (fontFeatureSettings !== 'normal') context.letterSpacing = '0px';
  context.textAlign = isEnd ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = HALO;
  context.fillStyle = color;
  const [x, y] = [(isEnd ? right : left) - origin.left, top + height / 2 - origin.top];
  context.strokeText(line.textContent ?? '', x, y);
  context.fillText(line.textContent ?? '', x, y);
}

function newCanvas(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  return { canvas, context };
}

export async function toBlob(canvas: HTMLCanvasElement, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.85));
  if (!blob) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return blob;
}
