// What a JPEG stream says of its size, before memory is spent on it (ISO/IEC 10918-1 B.2.2).

export interface JpegSize {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/** @returns undefined for anything but baseline or extended sequential and progressive 8-bit frames */
export function jpegSize(bytes: Uint8Array): JpegSize | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const word = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (bytes[at + 4] !== 8) return undefined;
      return { height: word(at + 5), width: word(at + 7), components: bytes[at + 9] ?? 0 };
    }
    // Without its frame before the scan it cannot be read.
    if (marker === 0xda || marker === 0xd9) return undefined;
    const length = word(at + 2);
    if (length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}
