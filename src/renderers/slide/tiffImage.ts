// A slide of one TIFF: pyramids of SVS and its like, read by ranges and never whole.
import { GeoTIFF, type GeoTIFFImage, getDecoder } from 'geotiff';
import { Failure, isAbort } from '../../model/failure.ts';
import type { Call, Part } from '../../model/item.ts';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import type { Host } from '../renderer.ts';
import type { CodedFrame } from './decode.worker.ts';
import { tilePool } from './decodePool.ts';
import type { ImageLevel, Look, SlideImage, TileAsk } from './image.ts';
import { RangeSource } from './ranges.ts';
import { type Described, joinTables, levelsOf, photometricOf, readDescription, spacingOf } from './tiffFacts.ts';

/** A chain of directories that is longer goes round in circles. */
const MOST_IMAGES = 40;
const JPEG = 7;
const JPEG_2000 = new Set([33_003, 33_005]);
const PLAIN = new Set([1, 5, 8, 32_946]);

interface TiffLevel extends ImageLevel {
  readonly image: GeoTIFFImage;
  readonly compression: number;
  readonly description: FrameDescription;
  readonly tables: Uint8Array | undefined;
}

/** @throws Failure */
export async function openTiffSlide(part: Part, read: Host['read'], { signal }: Call): Promise<SlideImage> {
  const source = new RangeSource(part, read);
  const images = await readImages(source, signal);
  const tiled = levelsOf(
    images.map(({ image }) => ({ image, width: image.getWidth(), height: image.getHeight(), isTiled: image.isTiled })),
  );
  const levels = await Promise.all(tiled.map(({ image }) => readLevel(image)));
  const [coarsest, ...finer] = levels;
  const base = levels[levels.length - 1];
  if (!coarsest || !base) throw new Failure('unsupported', { detail: 'a TIFF that does not lie in tiles' });
  const described = readDescription(images.find(({ image }) => image === base.image)?.words ?? '');
  const spacing = described.umPerPixel ? described.umPerPixel / 1000 : await readSpacing(base.image);
  const look: Look = { plane: 0, path: '', channels: [], isManaged: false };
  return {
    facts: factsOf(part, described, base.compression),
    levels: [coarsest, ...finer],
    ...(spacing !== undefined && { spacingMm: { x: spacing, y: spacing } }),
    paths: [],
    planes: [0],
    hasProfile: false,
    look,
    glass: '#f3f1f3',
    channelMax: 255,
    hasTile: () => true,
    readTile: (ask) => readTile(levels, source, ask),
    beside: besidesOf(images),
  };
}

interface Found {
  readonly image: GeoTIFFImage;
  readonly words: string;
}

async function readImages(source: RangeSource, signal: AbortSignal): Promise<Found[]> {
  const found: Found[] = [];
  try {
    const tiff = await GeoTIFF.fromSource(source as unknown as Parameters<typeof GeoTIFF.fromSource>[0], {}, signal);
    for (let index = 0; index < MOST_IMAGES; index++) {
      const image = await tiff.getImage(index).catch((error: unknown) => {
        if (index === 0 || error instanceof Failure) throw error;
        return undefined;
      });
      signal.throwIfAborted();
      if (!image) break;
      const words: unknown = await image.fileDirectory.loadValue('ImageDescription').catch(() => '');
      found.push({ image, words: typeof words === 'string' ? words.slice(0, 4000) : '' });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure || isAbort(error)) throw error;
    throw new Failure('malformed', { cause: error, detail: 'the directory of the TIFF cannot be read' });
  }
  return found;
}

async function readLevel(image: GeoTIFFImage): Promise<TiffLevel> {
  const directory = image.fileDirectory;
  const [compression = 1, photometric = 2] = await Promise.all([
    directory.loadValue('Compression') as Promise<number | undefined>,
    directory.loadValue('PhotometricInterpretation') as Promise<number | undefined>,
  ]);
  const tables: unknown = compression === JPEG ? await directory.loadValue('JPEGTables').catch(() => undefined) : undefined;
  const [width, height, tileWidth, tileHeight] = [
    image.getWidth(),
    image.getHeight(),
    image.getTileWidth(),
    image.getTileHeight(),
  ];
  const samples = image.getSamplesPerPixel();
  const isKnown = compression === JPEG || JPEG_2000.has(compression) || PLAIN.has(compression);
  if (!isKnown) throw new Failure('unsupported', { detail: `TIFF compression ${compression}` });
  if (samples !== 3 && samples !== 1) throw new Failure('unsupported', { detail: `${samples} samples per pixel` });
  return {
    ...{ width, height, tileWidth, tileHeight, image, compression },
    columns: Math.ceil(width / tileWidth),
    rows: Math.ceil(height / tileHeight),
    description: describeFrame(
      {
        '00280002': { Value: [samples] },
        '00280004': { Value: [photometricOf(compression, photometric, samples)] },
        '00280010': { Value: [tileHeight] },
        '00280011': { Value: [tileWidth] },
        '00280100': { Value: [8] },
      },
      1,
    ),
    tables: tables instanceof Uint8Array || Array.isArray(tables) ? Uint8Array.from(tables as ArrayLike<number>) : undefined,
  };
}

async function readTile(
  levels: readonly TiffLevel[],
  source: RangeSource,
  { level, column, row, signal }: TileAsk,
): Promise<ImageBitmap> {
  const home = levels[level];
  if (!home) throw new Failure('missing', { detail: 'no such level' });
  const bytes = PLAIN.has(home.compression)
    ? await decodePlain(home, column, row, signal)
    : await readCoded(home, source, column, row, signal);
  const frame: CodedFrame = { bytes, contentType: contentTypeOf(home.compression), description: home.description };
  const result = await tilePool.run({ kind: 'colour', frame }, signal);
  if (!('bitmap' in result)) throw new Failure('malformed', { detail: 'a tile without a picture' });
  return result.bitmap;
}

const contentTypeOf = (compression: number): string =>
  compression === JPEG
    ? 'image/jpeg'
    : JPEG_2000.has(compression)
      ? 'image/jp2'
      : 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1';

async function readCoded(
  { image, columns, tables }: TiffLevel,
  source: RangeSource,
  column: number,
  row: number,
  signal: AbortSignal,
) {
  const index = row * columns + column;
  const { fileDirectory } = image;
  const [offset, count] = await Promise.all([
    fileDirectory.loadValueIndexed('TileOffsets', index),
    fileDirectory.loadValueIndexed('TileByteCounts', index),
  ]);
  signal.throwIfAborted();
  const bytes = await source.bytes(Number(offset ?? 0), Number(count ?? 0), signal);
  return (tables ? joinTables(tables, bytes) : bytes.slice()).buffer;
}

async function decodePlain(
  { image, compression }: TiffLevel,
  column: number,
  row: number,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  try {
    const decoder = await getDecoder(compression, { ...image.fileDirectory.toObject() } as never);
    const { data } = await image.getTileOrStrip(column, row, 0, decoder as never, signal);
    return new Uint8Array(data).slice().buffer;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Failure ? error : new Failure('malformed', { cause: error, detail: 'a tile that cannot be unpacked' });
  }
}

async function readSpacing({ fileDirectory }: GeoTIFFImage): Promise<number | undefined> {
  const [resolution, unit] = await Promise.all([
    fileDirectory.loadValue('XResolution').catch(() => undefined),
    fileDirectory.loadValue('ResolutionUnit').catch(() => undefined),
  ]);
  return spacingOf(resolution, unit);
}

function factsOf(part: Part, { scanner, magnification }: Described, compression: number): SlideImage['facts'] {
  const coding = compression === JPEG ? 'JPEG' : JPEG_2000.has(compression) ? 'JPEG 2000' : 'TIFF';
  return {
    container: part.label ?? '',
    stain: '',
    tissue: '',
    scanner: [scanner, magnification && `${magnification}×`].filter(Boolean).join(', '),
    coding,
    lossy: compression === JPEG || JPEG_2000.has(compression) ? {} : undefined,
    label: '',
  };
}

/** A label or a macro photo is small enough to be read at once; larger ones are not what they are called. */
const MOST_PHOTO_PX = 20_000_000;

function besidesOf(images: readonly Found[]): SlideImage['beside'] {
  const named = (word: RegExp) =>
    images.find(({ image, words }) => word.test(words) && !image.isTiled && image.getWidth() * image.getHeight() < MOST_PHOTO_PX);
  const [label, overview] = [named(/\blabel\b/i), named(/\bmacro\b/i)];
  return {
    ...(label && { label: () => readPhoto(label.image) }),
    ...(overview && { overview: () => readPhoto(overview.image) }),
  };
}

async function readPhoto(image: GeoTIFFImage): Promise<ImageBitmap> {
  const rgb = (await image.readRGB({ interleave: true })) as unknown as ArrayLike<number>;
  const picture = new ImageData(image.getWidth(), image.getHeight());
  for (let pixel = 0; pixel < picture.width * picture.height; pixel++) {
    for (let channel = 0; channel < 3; channel++) picture.data[pixel * 4 + channel] = rgb[pixel * 3 + channel] ?? 0;
    picture.data[pixel * 4 + 3] = 255;
  }
  return createImageBitmap(picture);
}
