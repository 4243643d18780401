// Pixels and their ICC profile as a PNG, uncompressed: the way to a browser's colour management (PNG §11.3.2.3).
import { zlibSync } from 'fflate';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** No real profile is longer; device link tables are not for looking at. */
export const MOST_PROFILE_BYTES = 8 * 2 ** 20;

/** A profile of RGB (ICC.1 §7.2): 'acsp' at 36, its colour space at 16. */
export function isColourProfile(profile: Uint8Array): boolean {
  const text = (at: number): string => String.fromCharCode(...profile.subarray(at, at + 4));
  return profile.length >= 132 && profile.length <= MOST_PROFILE_BYTES && text(36) === 'acsp' && text(16) === 'RGB ';
}

/** @param rgba opaque; its alpha is left out */
export function toProfiledPng(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  profile: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2], 8);
  const packed = zlibSync(profile, { level: 1 });
  // A name, its end, the method of packing.
  const iccp = join([Uint8Array.of(0x69, 0x63, 0x63, 0, 0), packed]);
  const chunks = [chunk('IHDR', header), chunk('iCCP', iccp), chunk('IDAT', zlibSync(toRows(rgba, width, height), { level: 0 }))];
  return join([Uint8Array.from(SIGNATURE), ...chunks, chunk('IEND', new Uint8Array(0))]);
}

/** RGB rows, each behind filter type 0. */
function toRows(rgba: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let row = 0, to = 0, from = 0; row < height; row++) {
    to++;
    for (let column = 0; column < width; column++, from += 4, to += 3) {
      rows[to] = rgba[from] as number;
      rows[to + 1] = rgba[from + 1] as number;
      rows[to + 2] = rgba[from + 2] as number;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) out[4 + index] = type.charCodeAt(index);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc(out.subarray(4, 8 + data.length)));
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 255] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
