// A slide that a server hands out in tiles, as its descriptor tells: Deep Zoom and the IIIF Image API.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, Part } from '../../model/item.ts';
import { parseDeepZoom } from '../../standards/pyramids/deepZoom.ts';
import { parseIiif } from '../../standards/pyramids/iiif.ts';
import type { Pyramid } from '../../standards/pyramids/pyramid.ts';
import type { Host } from '../renderer.ts';
import type { SlideImage, TileAsk } from './image.ts';
import { rasterSize } from './rasterSize.ts';
import { isDeepZoom } from './suits.ts';

type Read = Host['read'];

const MAX_DESCRIPTOR_BYTES = 2 ** 20;
const MAX_TILE_BYTES = 32 * 2 ** 20;

/** @throws Failure 'unsupported' where its tiles lie where the viewer may not ask */
export async function openPyramid(part: Part, read: Read, call: Call): Promise<SlideImage> {
  const answer = await read(part, { ...call, accept: [part.mediaType, '*/*'] });
  const text = new TextDecoder().decode(await readBytes(answer, { ...call, maxBytes: MAX_DESCRIPTOR_BYTES }));
  const pyramid = isDeepZoom(part) ? parseDeepZoom(text, nameOf(part.key)) : parseIiif(text);
  const image: SlideImage = {
    facts: { container: '', stain: '', tissue: '', scanner: '', coding: pyramid.kind, lossy: {}, label: part.label ?? '' },
    levels: pyramid.levels,
    paths: [],
    planes: [0],
    hasProfile: false,
    look: { plane: 0, path: '', channels: [], isManaged: false },
    glass: '#f3f1f3',
    channelMax: 255,
    hasTile: () => true,
    readTile: (ask) => readTile(pyramid, part, read, ask),
    beside: {},
  };
  await checkReach(image, call);
  return image;
}

/** One tile is asked for at once: that none may be asked for is said in words, not by an empty pane. */
async function checkReach({ readTile: readOne, look }: SlideImage, call: Call): Promise<void> {
  try {
    (await readOne({ ...call, level: 0, column: 0, row: 0, look })).close();
  } catch (error) {
    if (!(error instanceof Failure) || error.reason !== 'forbidden') throw error;
    throw new Failure('unsupported', { cause: error, detail: 'its tiles lie on a server that the viewer is not told of' });
  }
}

/** Of the descriptor's own address: what stands before its ending. */
function nameOf(key: string): string {
  const file = key.split(/[?#]/)[0]?.split('/').pop() ?? '';
  try {
    return decodeURIComponent(file).replace(/\.(dzi|xml)$/i, '');
  } catch {
    return file;
  }
}

async function readTile(pyramid: Pyramid, part: Part, read: Read, { level, column, row, signal }: TileAsk): Promise<ImageBitmap> {
  const { address, crop } = pyramid.tile(level, column, row);
  const answer = await read(part, { signal, beside: address, accept: ['image/jpeg', 'image/png'] });
  const bytes = await readBytes(answer, { signal, maxBytes: MAX_TILE_BYTES });
  const size = rasterSize(bytes);
  if (!size) throw new Failure('malformed', { detail: 'a tile that is no JPEG or PNG' });
  // Smaller ones would be drawn with a margin of nothing, larger ones may be of any size.
  if (size.width < crop.x + crop.width || size.height < crop.y + crop.height || size.width > 2 ** 14 || size.height > 2 ** 14)
    throw new Failure('malformed', { detail: 'a tile of another size than its descriptor tells' });
  try {
    const options = { colorSpaceConversion: 'none' } as const;
    return await createImageBitmap(new Blob([bytes]), crop.x, crop.y, crop.width, crop.height, options);
  } catch (cause) {
    signal.throwIfAborted();
    throw new Failure('malformed', { cause, detail: 'a tile that cannot be decoded' });
  }
}
