// Reported genes and where they lie, as a small picture.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { readGenome } from './file.ts';
import { isReads } from './isReads.ts';
import { toMarks } from './rows.ts';
import { toLines } from './track.ts';

const MAX_BYTES = 4 * 2 ** 20;
const LONGEST = 248_956_422;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  // A pile of reads has no look without a place.
  if (item.parts.some(isReads)) throw new Failure('pictureless');
  const genome = await readGenome(item, lender, { signal, maxBytes: MAX_BYTES });
  const size = Math.max(1, Math.round(sizePx));
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
  context.fillStyle = '#161616';
  context.fillRect(0, 0, size, size);
  const lines = toLines(toMarks(genome)).slice(0, 24);
  const row = Math.min(size / 8, (size * 0.9) / Math.max(1, lines.length));
  for (const [index, { length, marks }] of lines.entries()) {
    const y = size * 0.05 + (index + 0.5) * row;
    context.fillStyle = '#555555';
    context.fillRect(size * 0.06, y - row * 0.15, (length / LONGEST) * size * 0.88, Math.max(1, row * 0.3));
    for (const { position, isStrong } of marks) {
      context.fillStyle = isStrong ? '#ffe04d' : '#b8b8b8';
      const half = row * (isStrong ? 0.45 : 0.2);
      context.fillRect(size * 0.06 + (position / LONGEST) * size * 0.88, y - half, isStrong ? 3 : 1, half * 2);
    }
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Failure('outOfMemory', { detail: 'no picture' });
  return blob;
};
