// What a TIFF slide says in words and tags. Pure.

export interface Described {
  readonly umPerPixel?: number;
  readonly magnification?: number;
  readonly scanner: string;
}

/** Aperio's `name = value` list in ImageDescription. Untrusted text. */
export function readDescription(words: string): Described {
  const number = (name: string): number | undefined => {
    const value = Number(new RegExp(`\\b${name}\\s*=\\s*([0-9.]{1,12})`).exec(words)?.[1]);
    return Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const [umPerPixel, magnification] = [number('MPP'), number('AppMag')];
  const scanner = /^Aperio[^\r\n|]{0,60}/.exec(words)?.[0].trim() ?? '';
  return {
    ...(umPerPixel !== undefined && umPerPixel < 100 && { umPerPixel }),
    ...(magnification !== undefined && { magnification }),
    scanner,
  };
}

/** mm between pixels by XResolution and its unit (2 inch, 3 cm); what is no microscope's is a default that nobody set. */
export function spacingOf(resolution: unknown, unit: unknown): number | undefined {
  const parts = ArrayBuffer.isView(resolution) || Array.isArray(resolution) ? Array.from(resolution as ArrayLike<number>) : [];
  const perUnit = typeof resolution === 'number' ? resolution : (parts[0] ?? 0) / (parts[1] ?? 1);
  const mm = unit === 3 ? 10 / perUnit : unit === 2 ? 25.4 / perUnit : Number.NaN;
  return mm > 1e-6 && mm < 0.01 ? mm : undefined;
}

/** As DICOM would say it. 1 and 0 grey, 2 RGB, 6 YCbCr; Aperio's JPEG 2000 says in its compression which of the two. */
export function photometricOf(compression: number, photometric: number, samples: number): string {
  if (samples === 1) return photometric === 0 ? 'MONOCHROME1' : 'MONOCHROME2';
  if (compression === 33_003) return 'YBR_FULL';
  if (compression === 33_005) return 'RGB';
  return photometric === 6 ? 'YBR_FULL_422' : 'RGB';
}

interface Sized {
  readonly width: number;
  readonly height: number;
  readonly isTiled: boolean;
}

/** The largest tiled image and those of its shape, the coarsest first. */
export function levelsOf<Image extends Sized>(images: readonly Image[]): Image[] {
  const tiled = images.filter(({ isTiled }) => isTiled).sort((a, b) => b.width - a.width);
  const [base] = tiled;
  if (!base) return [];
  const levels = tiled.filter(({ width, height }) => Math.abs((base.height * width) / base.width - height) <= 3);
  return levels.filter(({ width }, index) => levels[index - 1]?.width !== width).reverse();
}

/** A JPEG tile with the tables that all tiles share (TIFF Technical Note 2): without the tables' end and the tile's beginning. */
export function joinTables(tables: Uint8Array, tile: Uint8Array): Uint8Array<ArrayBuffer> {
  const isWhole = tables.length > 4 && tables[tables.length - 2] === 0xff && tables[tables.length - 1] === 0xd9;
  const head = isWhole ? tables.subarray(0, tables.length - 2) : tables.subarray(0, 2);
  const joined = new Uint8Array(head.length + Math.max(0, tile.length - 2));
  joined.set(head);
  joined.set(tile.subarray(2), head.length);
  return joined;
}
