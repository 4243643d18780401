// The size of a picture by its first bytes, before anything is decoded: a header may claim what no memory holds.

export interface PictureHeader {
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';
  readonly columns: number;
  readonly rows: number;
}

/** @returns undefined for what is none of these, or is cut before it tells its size. Never throws */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (text: string, at = 0): boolean =>
    [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
  if (bytes.length >= 24 && starts('\x89PNG\r\n\x1a\n'))
    return { type: 'png', columns: view.getUint32(16), rows: view.getUint32(20) };
  if (bytes.length >= 10 && starts('GIF8'))
    return { type: 'gif', columns: view.getUint16(6, true), rows: view.getUint16(8, true) };
  if (bytes.length >= 26 && starts('BM'))
    return { type: 'bmp', columns: Math.abs(view.getInt32(18, true)), rows: Math.abs(view.getInt32(22, true)) };
  if (bytes.length >= 30 && starts('RIFF') && starts('WEBP', 8)) return webp(view, bytes);
  return starts('\xff\xd8') ? jpeg(view) : undefined;
}

/** RFC 9649 §2.5–2.7 */
function webp(view: DataView, bytes: Uint8Array): PictureHeader | undefined {
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  if (kind === 'VP8X') {
    const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return { type: 'webp', columns: three(24), rows: three(27) };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { type: 'webp', columns: (bits & 0x3fff) + 1, rows: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return kind === 'VP8 '
    ? { type: 'webp', columns: view.getUint16(26, true) & 0x3fff, rows: view.getUint16(28, true) & 0x3fff }
    : undefined;
}

/** The frame header behind the application segments (ITU-T T.81 B.2.2). */
function jpeg(view: DataView): PictureHeader | undefined {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpeg', columns: view.getUint16(at + 7), rows: view.getUint16(at + 5) };
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}
