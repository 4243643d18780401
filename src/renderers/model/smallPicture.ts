// A model as a card: computed here, without the engine and without a GPU.
import { boxOf } from '../../standards/mesh/mesh.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { fitBox } from './camera.ts';
import { axesOf, openingOf } from './directions.ts';
import { loadGroup } from './loadGroup.ts';
import { groupsOf, listPieces } from './pieces.ts';
import { raster } from './raster.ts';

const MAX_BYTES = 48 * 2 ** 20;
/** What `fit` leaves around a model in a pane; a card has no letters to leave room for. */
const MARGIN_PX = 96;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  const [pieces = []] = groupsOf(await listPieces(item, lender, { signal }));
  const { shown } = await loadGroup(pieces, lender, { signal, maxBytes: MAX_BYTES });
  const solids = shown.flatMap(({ solid, dress }) => (solid ? [{ solid, dress }] : []));
  const size = Math.max(1, Math.round(sizePx));
  // Twice as large, and made smaller by the canvas: its edges are then soft.
  const large = { width: size * 2, height: size * 2 };
  const direction = openingOf(axesOf(pieces[0]?.frame, pieces[0]?.format));
  const camera = fitBox(direction, boxOf(solids.map(({ solid }) => solid)), {
    width: large.width + MARGIN_PX - 16,
    height: large.height + MARGIN_PX,
  });
  const { pixels } = raster(solids, camera, large, 'surface');
  const whole = new OffscreenCanvas(large.width, large.height);
  whole.getContext('2d')?.putImageData(new ImageData(pixels, large.width, large.height), 0, 0);
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(whole, 0, 0, size, size);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
};
