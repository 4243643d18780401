// The pane as seen, as one picture at device resolution.
import { Failure } from '../../model/failure.ts';
import type { Camera } from './camera.ts';
import type { Inset } from './inset.ts';
import { type OverlayScene, paintOverlay } from './overlayPainter.ts';

export interface StillOptions {
  readonly slide: HTMLCanvasElement | undefined;
  readonly camera: Camera;
  readonly scene: OverlayScene;
  readonly inset: Inset;
}

/** @throws Failure 'outOfMemory' */
export async function paintStill({ slide, camera, scene, inset }: StillOptions): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(camera.pane.width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(camera.pane.height * devicePixelRatio));
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  if (slide && slide.width > 0) pen.drawImage(slide, 0, 0, canvas.width, canvas.height);
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  paintOverlay(pen, scene);
  inset.drawInto(pen, camera, scene.state.hasInset && scene.state.overlays !== 'none', scene.ink);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
  return png;
}
