// Transfer syntaxes and the media types their frames travel as (PS3.5 §10, PS3.18 §8.7.3.3.2).
export const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';
const ENCAPSULATED_UNCOMPRESSED = '1.2.840.10008.1.2.1.98';
const DEFLATED_FRAMES = '1.2.840.10008.1.2.8.1';

const NATIVE = new Set([IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN, DEFLATED, EXPLICIT_BIG_ENDIAN]);

/** Pixels lie there as they are, without encapsulation. */
export const isNative = (transferSyntax: string): boolean => NATIVE.has(transferSyntax);

const JPEG = '1.2.840.10008.1.2.4.';
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.5': 'image/dicom-rle',
  [ENCAPSULATED_UNCOMPRESSED]: 'application/octet-stream',
  [DEFLATED_FRAMES]: 'application/octet-stream',
  ...Object.fromEntries(['50', '51', '57', '70'].map((end) => [JPEG + end, 'image/jpeg'])),
  ...Object.fromEntries(['80', '81'].map((end) => [JPEG + end, 'image/jls'])),
  ...Object.fromEntries(['90', '91'].map((end) => [JPEG + end, 'image/jp2'])),
  ...Object.fromEntries(['92', '93'].map((end) => [JPEG + end, 'image/jpx'])),
  ...Object.fromEntries(['201', '202', '203'].map((end) => [JPEG + end, 'image/jphc'])),
  ...Object.fromEntries(['110', '111', '112'].map((end) => [JPEG + end, 'image/jxl'])),
  ...Object.fromEntries(['100', '100.1', '101', '101.1'].map((end) => [JPEG + end, 'video/mpeg'])),
  ...Object.fromEntries(
    ['102', '103', '104', '105', '106'].flatMap((end) => [end, `${end}.1`]).map((end) => [JPEG + end, 'video/mp4']),
  ),
  ...Object.fromEntries(['107', '108'].map((end) => [JPEG + end, 'video/H265'])),
};

/** What the bytes of one frame are called on the wire. */
export const mediaTypeOf = (transferSyntax: string): string => MEDIA_TYPES[transferSyntax] ?? 'application/octet-stream';

export const isVideo = (transferSyntax: string): boolean => mediaTypeOf(transferSyntax).startsWith('video/');
