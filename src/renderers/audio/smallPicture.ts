// A recording as a card: its wave.
import { Failure } from '../../model/failure.ts';
import { peaksOf } from '../../standards/sound/analyse.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { loadSound } from './sound.ts';

const MAX_BYTES = 16 * 2 ** 20;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MAX_BYTES))
    throw new Failure('outOfMemory', { detail: 'a long recording' });
  const { samples } = await loadSound(item, lender, { signal });
  const canvas = new OffscreenCanvas(sizePx, Math.round(sizePx * 0.75));
  const context = canvas.getContext('2d');
  if (!context) throw new Failure('outOfMemory', { detail: 'no picture' });
  context.fillStyle = '#0c0c0c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#8fb4ff';
  const peaks = peaksOf(samples, canvas.width / 2);
  const loudest = peaks.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
  for (let bar = 0; bar < canvas.width / 2; bar++) {
    const [low, high] = [(peaks[bar * 2] ?? 0) / loudest, (peaks[bar * 2 + 1] ?? 0) / loudest];
    context.fillRect(bar * 2, (canvas.height / 2) * (1 - high * 0.9), 1.4, Math.max(1, (canvas.height / 2) * (high - low) * 0.9));
  }
  return canvas.convertToBlob({ type: 'image/png' });
};
