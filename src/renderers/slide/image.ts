// A slide as the screen needs it, whatever it was stored as.
import type { Call } from '../../model/item.ts';

export interface ImageLevel {
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly columns: number;
  readonly rows: number;
}

/** How tiles are to be dressed; a tile of one look is not a tile of another. */
export interface Look {
  /** µm; one of `SlideImage.planes`. */
  readonly plane: number;
  /** Of a slide stained for visible light, which of its optical paths. */
  readonly path: string;
  readonly channels: readonly ChannelLook[];
  /** Colours as the scanner's profile says; else as they are stored. */
  readonly isManaged: boolean;
}

/** One optical path of a fluorescence slide: stored values from black to its colour. */
export interface ChannelLook {
  readonly path: string;
  readonly label: string;
  readonly isOn: boolean;
  /** 0 … 255 */
  readonly colour: readonly [number, number, number];
  readonly low: number;
  readonly high: number;
}

/** What a slide says of itself, in words that are not ours. */
export interface SlideFacts {
  readonly container: string;
  readonly stain: string;
  readonly tissue: string;
  readonly scanner: string;
  readonly coding: string;
  readonly lossy: { readonly ratio?: number } | undefined;
  readonly label: string;
}

export interface TileAsk extends Call {
  /** Index into `levels`. */
  readonly level: number;
  readonly column: number;
  readonly row: number;
  readonly look: Look;
}

export interface SlideImage {
  readonly facts: SlideFacts;
  /** The coarsest first, the base last. */
  readonly levels: readonly [ImageLevel, ...ImageLevel[]];
  /** mm between pixels of the base level. */
  readonly spacingMm?: { readonly x: number; readonly y: number };
  readonly paths: readonly { readonly id: string; readonly name: string }[];
  /** µm, ascending; never empty. */
  readonly planes: readonly number[];
  /** Whether it has a colour profile that changes anything. */
  readonly hasProfile: boolean;
  readonly look: Look;
  /** What stands where nothing was scanned: CSS colour. */
  readonly glass: string;
  hasTile(level: number, column: number, row: number, look: Look): boolean;
  /** Decoded, as large as the level's tiles; the caller closes it. @throws Failure */
  readTile(ask: TileAsk): Promise<ImageBitmap>;
  /** Bits of stored values of its channels, for their ranges. */
  readonly channelMax: number;
  /** The whole glass and its label as pictures, where they were taken. @throws Failure */
  readonly beside: Readonly<Partial<Record<'overview' | 'label', (call: Call) => Promise<ImageBitmap>>>>;
}

export const baseOf = ({ levels }: Pick<SlideImage, 'levels'>): ImageLevel => levels[levels.length - 1] ?? levels[0];

/** µm between pixels: the mean of both sides, which scanners keep equal. */
export const umPerPixel = ({ spacingMm }: Pick<SlideImage, 'spacingMm'>): number | undefined =>
  spacingMm && ((spacingMm.x + spacingMm.y) / 2) * 1000;
