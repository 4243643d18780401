// What every codec of this room answers, and the bounds that hold for all of them.
import { Failure } from '../../../model/failure.ts';

export type SampleArray = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

/** One frame as its codec gives it back, before Pixel Representation, Bits Stored and Photometric Interpretation. */
export interface CodedImage {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  /** Bits of precision the stream declares per sample. */
  readonly bits: number;
  /** Sample values; interleaved by pixel unless `planar`. Own memory, never a view into a codec's heap. */
  readonly data: SampleArray;
  readonly planar: boolean;
  /** 'rgb' when the codec has already undone its colour transform, 'stored' when Photometric Interpretation decides. */
  readonly colour: 'rgb' | 'stored';
  /** What the stream and the tags disagreed about, in English, for support. */
  readonly repairs: readonly string[];
}

export interface DecodeOptions {
  /** Halvings of both sides (JPEG 2000, HTJ2K): 1 is half width and height. Ignored by codecs without resolutions. */
  readonly reduce?: number;
  /** What Photometric Interpretation (0028,0004) says; used where the stream says nothing. */
  readonly photometric: string;
  /** What Rows and Columns say; 0 where they do not. */
  readonly rows: number;
  readonly columns: number;
}

export interface Codec {
  decode(bytes: Uint8Array, options: DecodeOptions): Promise<CodedImage>;
  /** Fetches and compiles what the first frame will need. */
  preload(): Promise<void>;
}

/** Bytes one decoded frame may take: 512 MiB holds every real frame (a whole 4-bank mammogram is 30). */
const LIMIT_BYTES = 512 * 1024 * 1024;

/**
 * Called with what a stream's header says, before memory is spent on it.
 * @throws Failure 'malformed' when the stream is of another size than the data set: it may be another image
 */
export function checkAnnounced(rows: number, columns: number, announced: Pick<DecodeOptions, 'rows' | 'columns'>): void {
  if (announced.rows === 0 || announced.columns === 0) return;
  if (rows !== announced.rows || columns !== announced.columns)
    throw new Failure('malformed', {
      detail: `a frame of ${columns} x ${rows} where ${announced.columns} x ${announced.rows} belong`,
    });
}

/** @throws Failure 'malformed' for empty or fractional sizes, 'outOfMemory' for sizes no real frame has */
export function checkSize(rows: number, columns: number, samples: number, bytesPerSample: number): void {
  for (const side of [rows, columns, samples])
    if (!Number.isSafeInteger(side) || side < 1)
      throw new Failure('malformed', { detail: `a frame of ${columns} x ${rows} x ${samples}` });
  if (rows * columns * samples * bytesPerSample > LIMIT_BYTES)
    throw new Failure('outOfMemory', { detail: `a frame of ${columns} x ${rows} x ${samples}` });
}

export const truncated = (what: string): Failure => new Failure('malformed', { detail: `${what} ends too early` });
