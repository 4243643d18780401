// Transfer syntaxes: their names, how DICOMweb calls their streams (PS3.18 §8.7.3.5), and what a stream itself says it is.

export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  /** Of one frame's bytes on DICOMweb. */
  readonly mediaType: string;
  readonly isLossy: boolean;
}

const ROOT = '1.2.840.10008.1.2';
const OCTETS = 'application/octet-stream';
const ROWS: readonly (readonly [suffix: string, name: string, mediaType: string, lossy?: 'lossy'])[] = [
  ['', 'Implicit VR Little Endian', OCTETS],
  ['.1', 'Explicit VR Little Endian', OCTETS],
  ['.1.98', 'Encapsulated Uncompressed Explicit VR Little Endian', OCTETS],
  ['.1.99', 'Deflated Explicit VR Little Endian', OCTETS],
  ['.2', 'Explicit VR Big Endian', OCTETS],
  ['.5', 'RLE Lossless', 'image/dicom-rle'],
  ['.4.50', 'JPEG Baseline (Process 1)', 'image/jpeg', 'lossy'],
  ['.4.51', 'JPEG Extended (Process 2 and 4)', 'image/jpeg', 'lossy'],
  ['.4.57', 'JPEG Lossless (Process 14)', 'image/jpeg'],
  ['.4.70', 'JPEG Lossless (Process 14, Selection Value 1)', 'image/jpeg'],
  ['.4.80', 'JPEG-LS Lossless', 'image/jls'],
  ['.4.81', 'JPEG-LS Near-lossless', 'image/jls', 'lossy'],
  ['.4.90', 'JPEG 2000 Lossless', 'image/jp2'],
  ['.4.91', 'JPEG 2000', 'image/jp2', 'lossy'],
  ['.4.92', 'JPEG 2000 Part 2 Multi-component Lossless', 'image/jpx'],
  ['.4.93', 'JPEG 2000 Part 2 Multi-component', 'image/jpx', 'lossy'],
  ['.4.100', 'MPEG2 Main Profile / Main Level', 'video/mpeg', 'lossy'],
  ['.4.100.1', 'Fragmentable MPEG2 Main Profile / Main Level', 'video/mpeg', 'lossy'],
  ['.4.101', 'MPEG2 Main Profile / High Level', 'video/mpeg', 'lossy'],
  ['.4.101.1', 'Fragmentable MPEG2 Main Profile / High Level', 'video/mpeg', 'lossy'],
  ['.4.102', 'MPEG-4 AVC/H.264 High Profile / Level 4.1', 'video/mp4', 'lossy'],
  ['.4.102.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1', 'video/mp4', 'lossy'],
  ['.4.103', 'MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1', 'video/mp4', 'lossy'],
  ['.4.103.1', 'Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1', 'video/mp4', 'lossy'],
  ['.4.104', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 for 2D Video', 'video/mp4', 'lossy'],
  ['.4.104.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 for 2D Video', 'video/mp4', 'lossy'],
  ['.4.105', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 for 3D Video', 'video/mp4', 'lossy'],
  ['.4.105.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 for 3D Video', 'video/mp4', 'lossy'],
  ['.4.106', 'MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2', 'video/mp4', 'lossy'],
  ['.4.106.1', 'Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2', 'video/mp4', 'lossy'],
  ['.4.107', 'HEVC/H.265 Main Profile / Level 5.1', 'video/H265', 'lossy'],
  ['.4.108', 'HEVC/H.265 Main 10 Profile / Level 5.1', 'video/H265', 'lossy'],
  ['.4.110', 'JPEG XL Lossless', 'image/jxl'],
  ['.4.111', 'JPEG XL JPEG Recompression', 'image/jxl', 'lossy'],
  ['.4.112', 'JPEG XL', 'image/jxl', 'lossy'],
  ['.4.201', 'High-Throughput JPEG 2000 Lossless', 'image/jphc'],
  ['.4.202', 'High-Throughput JPEG 2000 with RPCL Options Lossless', 'image/jphc'],
  ['.4.203', 'High-Throughput JPEG 2000', 'image/jphc', 'lossy'],
  ['.8.1', 'Deflated Image Frame Compression', 'application/x-deflate'],
];

const TABLE: ReadonlyMap<string, TransferSyntax> = new Map(
  ROWS.map(([suffix, name, mediaType, lossy]) => {
    const uid = ROOT + suffix;
    return [uid, { uid, name, mediaType, isLossy: lossy !== undefined }];
  }),
);

/** @returns undefined for unknown and private ones */
export const transferSyntax = (uid: string): TransferSyntax | undefined => TABLE.get(uid);

export const isVideoSyntax = (uid: string): boolean => TABLE.get(uid)?.mediaType.startsWith('video/') ?? false;

/** Pixels lie as plain numbers, not as a compressed stream. */
export const isNativeSyntax = (uid: string): boolean => /^1\.2\.840\.10008\.1\.2(\.1|\.1\.99|\.2)?$/.test(uid);

/** The syntax that a media type alone stands for where a server says no transfer-syntax (PS3.18 Table 8.7.3-5: its default). */
export function syntaxOf(mediaType: string): string | undefined {
  return DEFAULTS.get(mediaType.toLowerCase());
}
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  [OCTETS, `${ROOT}.1`],
  ['image/jpeg', `${ROOT}.4.70`],
  ['image/dicom-rle', `${ROOT}.5`],
  ['image/x-dicom-rle', `${ROOT}.5`],
  ['image/jls', `${ROOT}.4.80`],
  ['image/x-jls', `${ROOT}.4.80`],
  ['image/jp2', `${ROOT}.4.90`],
  ['image/jpx', `${ROOT}.4.92`],
  ['image/jphc', `${ROOT}.4.201`],
  ['image/jxl', `${ROOT}.4.110`],
  ['video/mpeg', `${ROOT}.4.100`],
  ['video/mp4', `${ROOT}.4.102`],
  ['video/h265', `${ROOT}.4.107`],
]);

/**
 * What a stream says it is: bytes win over every label. Of syntaxes that share a stream (lossless or not) the first is named.
 * @returns undefined for native pixels and all that has no mark of its own (RLE looks like any other numbers)
 */
export function sniffSyntax(bytes: Uint8Array): string | undefined {
  const starts = (...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return sniffJpeg(bytes);
  if (starts(0xff, 0x4f, 0xff, 0x51)) return isHighThroughput(bytes) ? `${ROOT}.4.201` : `${ROOT}.4.90`;
  if (starts(0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20)) return `${ROOT}.4.90`;
  if (starts(0xff, 0x0a) || starts(0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20)) return `${ROOT}.4.110`;
  if (String.fromCharCode(...bytes.subarray(4, 8)) === 'ftyp') return `${ROOT}.4.102`;
  if (starts(0, 0, 1, 0xba) || starts(0, 0, 1, 0xb3)) return `${ROOT}.4.100`;
  return undefined;
}

/** By the first frame header (ITU-T T.81 Table B.1): SOF0 baseline, SOF1 extended, SOF3 lossless, SOF55 JPEG-LS. */
function sniffJpeg(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xf7) return `${ROOT}.4.80`;
    if (marker === 0xc0) return `${ROOT}.4.50`;
    if (marker === 0xc1 || marker === 0xc2) return `${ROOT}.4.51`;
    if (marker === 0xc3) return `${ROOT}.4.70`;
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** ISO/IEC 15444-15: a CAP marker segment (FF 50) follows SIZ. */
function isHighThroughput(bytes: Uint8Array): boolean {
  const lengthOfSiz = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
  return bytes[4 + lengthOfSiz] === 0xff && bytes[5 + lengthOfSiz] === 0x50;
}
