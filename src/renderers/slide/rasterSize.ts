// What a JPEG or a PNG says of its size, before memory is spent on it.
import { jpegSize } from './jpegSize.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** @returns undefined for anything else */
export function rasterSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (!PNG.every((byte, at) => bytes[at] === byte)) return jpegSize(bytes);
  // The header is the first chunk, and its size its first words (PNG 3, 11.2.1).
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
