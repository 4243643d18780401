// What is asked of a painting thread, and what it answers.

/** Pixels; the part of the picture first, then the size to fit it into (PS3.18 §8.3.5.1.3). */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly part?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}
export interface Picture {
  readonly type: 'image/jpeg' | 'image/png';
  readonly viewport?: Viewport;
  readonly window?: { readonly center: number; readonly width: number; readonly function: 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID' };
  /** 1 … 100, JPEG only. */
  readonly quality: number;
}
export interface PaintTask {
  readonly id: number;
  readonly path: string;
  /** From 1. */
  readonly frame: number;
  /** Absent: the stored values themselves, as Explicit VR Little Endian. */
  readonly picture?: Picture;
}
export type PaintResult =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly problem: string; readonly isMissing: boolean };
