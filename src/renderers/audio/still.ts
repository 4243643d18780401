// The pane as a picture: every lane's canvas where it stands.
import { Failure } from '../../model/failure.ts';

const GROUND = '#0c0c0c';

/** @throws Failure 'outOfMemory' */
export async function paintStill(root: HTMLElement, canvases: readonly HTMLCanvasElement[]): Promise<Blob> {
  const frame = root.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(frame.width * devicePixelRatio);
  canvas.height = Math.round(frame.height * devicePixelRatio);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
  context.fillStyle = GROUND;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(devicePixelRatio, devicePixelRatio);
  for (const one of canvases) {
    const box = one.getBoundingClientRect();
    if (one.width === 0 || box.width === 0) continue;
    context.drawImage(one, box.left - frame.left, box.top - frame.top, box.width, box.height);
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return png;
}
