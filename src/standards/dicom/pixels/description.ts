// What must be known of a frame to show it rightly, gathered from its data set.

/** A LUT of C.11.1.1 or C.11.2.1.1: stored value `first` maps to `entries[0]`, what lies outside takes the nearest end. */
export interface Lut {
  readonly first: number;
  /** Bits of each entry, 8 to 16: the output runs from 0 to 2^bits - 1. */
  readonly bits: number;
  readonly entries: Uint16Array;
  readonly label?: string;
}

/** A colour palette (C.7.6.3.1.5): `rgb` holds three 8-bit sRGB bytes per entry. */
export interface Palette {
  readonly first: number;
  readonly rgb: Uint8Array;
  /** Grey below `first`, colours from there on: Supplemental Palette Color (C.7.6.19). */
  readonly supplemental: boolean;
}

export type VoiFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

export interface Window {
  readonly center: number;
  readonly width: number;
  readonly label?: string;
  /** Where it is not the description's `voiFunction`. */
  readonly function?: VoiFunction;
}

export type Modality =
  | { readonly kind: 'linear'; readonly slope: number; readonly intercept: number; readonly unit?: string }
  | { readonly kind: 'lut'; readonly lut: Lut; readonly unit?: string };

export interface FrameDescription {
  /** Pixels; 0 when the data set does not say, and the stream decides. */
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** Samples are IEEE 754: Float (7FE0,0008) or Double Float Pixel Data (7FE0,0009). */
  readonly float: boolean;
  /** Pixel Data's VR where it is known: 8-bit OW is swapped in big endian, OB is not. */
  readonly wordData: boolean;
  /** (0028,0004), trimmed; MONOCHROME2 where absent from a single-sample image. */
  readonly photometric: string;
  readonly planarConfiguration: 0 | 1;
  /** Stored values that are no image, both ends included (C.7.5.1.1.2). */
  readonly padding?: { readonly low: number; readonly high: number };
  readonly palette?: Palette;
  readonly modality: Modality;
  readonly windows: readonly Window[];
  readonly voiFunction: VoiFunction;
  readonly voiLuts: readonly Lut[];
  /** Grey runs from white to black after the VOI transformation: MONOCHROME1, or Presentation LUT Shape INVERSE. */
  readonly inverse: boolean;
  /** Height of a pixel over its width. */
  readonly aspect: number;
  readonly lossy?: { readonly ratio?: number; readonly method?: string };
  readonly numberOfFrames: number;
  readonly transferSyntax?: string;
  readonly modalityCode: string;
  /** What was wrong in the data set and how it was read, in English, for support. */
  readonly repairs: readonly string[];
}

/** Whether the picture is grey before any palette. */
export const isGrey = ({ photometric, samplesPerPixel }: FrameDescription): boolean =>
  samplesPerPixel === 1 && photometric !== 'PALETTE COLOR';
