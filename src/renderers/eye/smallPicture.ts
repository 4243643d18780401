// A field's grey-scale map as a small picture, for its card; no server draws one.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { paintPlot } from './plots.ts';
import { areasOf } from './report.ts';
import { readTests } from './tests.ts';

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  const fields = (await readTests(item, lender, signal)).slice(0, 2);
  const [width, height] = [sizePx, Math.round(fields.length > 1 ? sizePx / 2 : sizePx)];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  for (const [index, area] of areasOf(fields.length, width, height).entries()) {
    const field = fields[index];
    if (field) paintPlot(context, field, 'grey', area, 'sans-serif');
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Failure('outOfMemory', { detail: 'no picture' }))), 'image/png'),
  );
};
