// A slide of DICOM objects: metadata once, tiles as frames.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, Part } from '../../model/item.ts';
import { items } from '../../standards/dicom/json.ts';
import type { SlideInstance } from '../../standards/dicom/slides/instance.ts';
import type { Slide, TileAddress } from '../../standards/dicom/slides/pyramid.ts';
import { type ColourCube, isIdentity, makeColourCube } from '../../standards/icc/cube.ts';
import { readProfile } from '../../standards/icc/profile.ts';
import type { Host } from '../renderer.ts';
import { colourOf, rangeOf } from './channels.ts';
import type { TileWork } from './decode.worker.ts';
import { tilePool } from './decodePool.ts';
import { pathName, pathWavelength, readFacts } from './facts.ts';
import { Frames, runForBitmap } from './frames.ts';
import type { ChannelLook, Look, SlideImage, TileAsk } from './image.ts';

type Read = Host['read'];

const MAX_PROFILE_BYTES = 16 * 2 ** 20;
const MAX_CHANNELS = 16;

/** @throws Failure */
export async function openDicomSlide(slide: Slide, part: Part, read: Read, call: Call): Promise<SlideImage> {
  if (isEmpty(slide)) throw new Failure('pictureless', { detail: 'no tile lies on the grid of the slide' });
  const frames = new Frames(part, read);
  const description = frames.describe(slide.base);
  const isColour = description.samplesPerPixel >= 3;
  const [cube, channels] = await Promise.all([
    isColour ? readCube(slide.base, part, read, call) : undefined,
    isColour ? [] : readChannels(slide, frames, call),
  ]);
  const look: Look = {
    plane: slide.planes[Math.floor(slide.planes.length / 2)] ?? 0,
    path: slide.paths[0],
    channels,
    isManaged: cube !== undefined,
  };
  const opticalPaths = items(slide.base.dataset, '00480105');
  return {
    facts: readFacts(slide.base),
    levels: slide.levels,
    ...(slide.base.spacingMm && { spacingMm: slide.base.spacingMm }),
    paths: isColour ? slide.paths.map((id, index) => ({ id, name: pathName(opticalPaths[index] ?? {}, index) })) : [],
    planes: slide.planes,
    hasProfile: cube !== undefined,
    look,
    glass: isColour ? '#f3f1f3' : '#000',
    channelMax: 2 ** description.bitsStored - 1,
    hasTile: (level, column, row, wanted) => addresses(slide, level, column, row, wanted).length > 0,
    readTile: (ask) => readTile(slide, frames, ask, cube),
    beside: {
      ...(slide.overview && { overview: frames.whole(slide.overview) }),
      ...(slide.label && { label: frames.whole(slide.label) }),
    },
  };
}

const MOST_LOOKED_FOR = 10_000;

/** Whether no tile of its coarsest level can be found; of a level without end, this is not looked for. */
function isEmpty({ levels: [{ columns, rows, find }], paths, planes }: Slide): boolean {
  if (columns * rows > MOST_LOOKED_FOR) return false;
  for (const path of paths)
    for (const plane of planes)
      for (let tile = 0; tile < columns * rows; tile++)
        if (find({ column: tile % columns, row: Math.floor(tile / columns), path, plane })) return false;
  return true;
}

/** The frames that a tile is made of: one in colour, one for each channel that is on. */
function addresses(
  slide: Slide,
  level: number,
  column: number,
  row: number,
  look: Look,
): { address: TileAddress; channel?: ChannelLook }[] {
  const home = slide.levels[level];
  if (!home) return [];
  const find = (path: string) =>
    home.find({ column, row, path, plane: look.plane }) ?? home.find({ column, row, path, plane: slide.planes[0] });
  if (look.channels.length === 0) {
    const address = find(look.path);
    return address ? [{ address }] : [];
  }
  return look.channels.flatMap((channel) => {
    const address = channel.isOn ? find(channel.path) : undefined;
    return address ? [{ address, channel }] : [];
  });
}

async function readTile(slide: Slide, frames: Frames, ask: TileAsk, cube: ColourCube | undefined): Promise<ImageBitmap> {
  const { level, column, row, look, signal } = ask;
  const found = addresses(slide, level, column, row, look);
  const [first] = found;
  if (!first) throw new Failure('missing', { detail: 'no such tile' });
  const coded = await Promise.all(found.map(({ address }) => frames.read(address, { signal })));
  const [frame] = coded;
  const colours = found.flatMap(({ channel }, index) => {
    const own = coded[index];
    return channel && own ? [{ ...own, colour: channel.colour, low: channel.low, high: channel.high }] : [];
  });
  if (!frame) throw new Failure('missing', { detail: 'no such tile' });
  const work: TileWork = first.channel
    ? { kind: 'channels', frames: colours }
    : { kind: 'colour', frame, ...(cube && look.isManaged && { cube }) };
  return runForBitmap(work, signal);
}

/** Optical Path Sequence > ICC Profile (C.8.12.5.1.4), or that of the whole object. Without it colours stay as they are. */
async function readCube(base: SlideInstance, part: Part, read: Read, { signal }: Call): Promise<ColourCube | undefined> {
  const element = items(base.dataset, '00480105')[0]?.['00282000'] ?? base.dataset['00282000'];
  if (!element) return undefined;
  try {
    const bytes = element.InlineBinary
      ? Uint8Array.from(atob(element.InlineBinary), (letter) => letter.charCodeAt(0))
      : element.BulkDataURI
        ? await readBytes(await read(part, { signal, instance: base.uid, bulkData: element.BulkDataURI }), {
            signal,
            maxBytes: MAX_PROFILE_BYTES,
          })
        : undefined;
    const transform = bytes && readProfile(bytes);
    const cube = transform && makeColourCube(transform);
    return cube && !isIdentity(cube) ? cube : undefined;
  } catch {
    // A profile that cannot be had takes nothing from the picture; the panel says that colours are as stored.
    signal.throwIfAborted();
    return undefined;
  }
}

async function readChannels(slide: Slide, frames: Frames, call: Call): Promise<ChannelLook[]> {
  const description = frames.describe(slide.base);
  const most = 2 ** description.bitsStored - 1;
  const paths = items(slide.base.dataset, '00480105');
  return Promise.all(
    slide.paths.slice(0, MAX_CHANNELS).map(async (path, index): Promise<ChannelLook> => {
      const own = paths[index] ?? {};
      const sample = await sampleOf(slide, path, frames, call);
      const colour = slide.paths.length === 1 ? ([255, 255, 255] as const) : colourOf(pathWavelength(own), index);
      return { path, label: pathName(own, index), isOn: true, colour, ...rangeOf(sample, most) };
    }),
  );
}

/** Stored values of the coarsest level's middle: what its range is made of. */
async function sampleOf(slide: Slide, path: string, frames: Frames, { signal }: Call): Promise<ArrayLike<number>> {
  const [level] = slide.levels;
  const plane = slide.planes[Math.floor(slide.planes.length / 2)] ?? 0;
  const place = { column: level.columns >> 1, row: level.rows >> 1, path, plane };
  const address = level.find(place) ?? level.find({ ...place, column: 0, row: 0 });
  if (!address) return [];
  const result = await tilePool.run({ kind: 'sample', frame: await frames.read(address, { signal }) }, signal);
  return 'values' in result ? result.values : [];
}
