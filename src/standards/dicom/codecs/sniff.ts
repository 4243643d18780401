// Which coding a frame's bytes are in. Bytes win over content types, and content types over data sets.
import { readCodestream } from './codestream.ts';
import { readJpeg } from './jpegStream.ts';

export type Coding =
  | 'native'
  | 'deflated'
  | 'rle'
  | 'jpeg'
  | 'jpegExtended'
  | 'jpegLossless'
  | 'jpegLs'
  | 'jpeg2000'
  | 'htj2k'
  | 'jpegXl';

const JPEG_FAMILY = '1.2.840.10008.1.2.4.';
const BY_SYNTAX: ReadonlyMap<string, Coding> = new Map<string, Coding>([
  ['1.2.840.10008.1.2', 'native'],
  ['1.2.840.10008.1.2.1', 'native'],
  ['1.2.840.10008.1.2.1.98', 'native'], // encapsulated uncompressed
  ['1.2.840.10008.1.2.1.99', 'native'], // the deflated part is the data set, not the frame
  ['1.2.840.10008.1.2.2', 'native'],
  ['1.2.840.10008.1.2.5', 'rle'],
  ['1.2.840.10008.1.2.8.1', 'deflated'],
  [`${JPEG_FAMILY}50`, 'jpeg'],
  [`${JPEG_FAMILY}51`, 'jpegExtended'],
  [`${JPEG_FAMILY}53`, 'jpeg'], // retired: spectral selection, progressive
  [`${JPEG_FAMILY}55`, 'jpeg'],
  [`${JPEG_FAMILY}57`, 'jpegLossless'],
  [`${JPEG_FAMILY}70`, 'jpegLossless'],
  [`${JPEG_FAMILY}80`, 'jpegLs'],
  [`${JPEG_FAMILY}81`, 'jpegLs'],
  [`${JPEG_FAMILY}90`, 'jpeg2000'],
  [`${JPEG_FAMILY}91`, 'jpeg2000'],
  [`${JPEG_FAMILY}92`, 'jpeg2000'],
  [`${JPEG_FAMILY}93`, 'jpeg2000'],
  [`${JPEG_FAMILY}201`, 'htj2k'],
  [`${JPEG_FAMILY}202`, 'htj2k'],
  [`${JPEG_FAMILY}203`, 'htj2k'],
  [`${JPEG_FAMILY}110`, 'jpegXl'],
  [`${JPEG_FAMILY}111`, 'jpegXl'],
  [`${JPEG_FAMILY}112`, 'jpegXl'],
]);
/** PS3.18 Table 8.7.3-5; `image/jpeg` and `application/octet-stream` say too little. */
const BY_MEDIA_TYPE: ReadonlyMap<string, Coding> = new Map<string, Coding>([
  ['image/jls', 'jpegLs'],
  ['image/jp2', 'jpeg2000'],
  ['image/jpx', 'jpeg2000'],
  ['image/jphc', 'htj2k'],
  ['image/dicom-rle', 'rle'],
  ['image/jxl', 'jpegXl'],
]);

/** The coding of a transfer syntax; undefined for one without still frames or unknown. */
export const codingOf = (transferSyntax: string): Coding | undefined => BY_SYNTAX.get(transferSyntax);

/** What follows `transfer-syntax=` in a content type, quoted, inside a quoted `type`, or bare. */
export const syntaxIn = (contentType: string): string | undefined => /transfer-syntax\s*=\s*"?([0-9.]+)/i.exec(contentType)?.[1];

/** What a content type says of the coding. */
export function codingIn(contentType: string): Coding | undefined {
  const syntax = syntaxIn(contentType);
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return (syntax && codingOf(syntax)) || BY_MEDIA_TYPE.get(mediaType);
}

/**
 * What the bytes themselves say, from their first marker. RLE and native frames have none.
 * @throws Failure 'malformed' when a stream begins as JPEG or JPEG 2000 and its header makes no sense
 */
export function sniffCoding(bytes: Uint8Array): Coding | undefined {
  const begins = (...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return jpegCoding(bytes);
  if (begins(0xff, 0x4f, 0xff, 0x51) || begins(0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20))
    return readCodestream(bytes).highThroughput ? 'htj2k' : 'jpeg2000';
  if (begins(0xff, 0x0a) || begins(0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20)) return 'jpegXl';
  return undefined;
}

function jpegCoding(bytes: Uint8Array): Coding {
  const { process, bits } = readJpeg(bytes);
  if (process === 55) return 'jpegLs';
  if (process === 3) return 'jpegLossless';
  return bits > 8 ? 'jpegExtended' : 'jpeg';
}
