// A recording as a card: its wave.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { openSound } from './sound.ts';

const MAX_BYTES = 16 * 2 ** 20;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MAX_BYTES))
    throw new Failure('outOfMemory', { detail: 'a long recording' });
  const sound = await openSound(item, lender, { signal });
  try {
    while ((await sound.next()) < 1);
    const bars = Math.round(sizePx / 2);
    return await paint(await sound.analyser.peaks({ from: 0, to: sound.seconds }, bars), sizePx);
  } finally {
    sound.close();
  }
};

function paint(peaks: Float32Array, sizePx: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(sizePx, Math.round(sizePx * 0.75));
  const context = canvas.getContext('2d');
  if (!context) throw new Failure('outOfMemory', { detail: 'no picture' });
  context.fillStyle = '#0c0c0c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#8fb4ff';
  const loudest = peaks.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
  for (let bar = 0; bar * 2 + 1 < peaks.length; bar++) {
    const [low, high] = [(peaks[bar * 2] ?? 0) / loudest, (peaks[bar * 2 + 1] ?? 0) / loudest];
    context.fillRect(bar * 2, (canvas.height / 2) * (1 - high * 0.9), 1.4, Math.max(1, (canvas.height / 2) * (high - low) * 0.9));
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
