// What kind of file it is: by its first bytes, then by its name.
import { looksLikeObj } from '../mesh/obj.ts';
import { looksLikeStl } from '../mesh/stl.ts';

const BY_EXTENSION: Readonly<Record<string, string>> = {
  dcm: 'application/dicom',
  dicom: 'application/dicom',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  htm: 'text/html',
  html: 'text/html',
  xml: 'text/xml',
  cda: 'text/xml',
  json: 'application/json',
  rtf: 'application/rtf',
  log: 'text/plain',
  http: 'text/plain',
  hl7: 'text/plain',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  avi: 'video/x-msvideo',
  ogv: 'video/ogg',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  heif: 'image/heif',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  svs: 'image/tiff',
  ndpi: 'image/tiff',
  jp2: 'image/jp2',
  jxl: 'image/jxl',
  vcf: 'text/x-vcf',
  bam: 'application/x-bam',
  bai: 'application/x-bam-index',
  cram: 'application/x-cram',
  crai: 'application/x-cram-index',
  tbi: 'application/x-tabix',
  bed: 'text/x-bed',
  stl: 'model/stl',
  obj: 'model/obj',
  mtl: 'model/mtl',
  glb: 'model/gltf-binary',
  zip: 'application/zip',
  gz: 'application/gzip',
};

const UNKNOWN = 'application/octet-stream';
const OFFICE = /\.(docx|xlsx|pptx|odt|ods|odp)$/i;

/** So many first bytes are looked at. */
export const HEAD_BYTES = 4096;

/** @param head the first bytes @param name of the file, where it has one */
export function sniffType(head: Uint8Array, name: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = BY_EXTENSION[extension];
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  const magic = byMagic(text, name);
  if (magic) return magic;
  if (/^[^{["]{0,20}\{/.test(text) && jsonType(text) !== 'application/json') return 'application/fhir+json';
  if (named === 'text/xml' && isText(head)) return xmlType(text);
  if (named?.startsWith('text/') || named === 'application/json' || named === 'application/rtf')
    return isText(head) || head.length === 0 ? (named === 'application/json' ? jsonType(text) : named) : UNKNOWN;
  if (named) return named;
  if (head.length > 0 && isText(head)) return byText(text);
  return looksLikeStl(head) ? 'model/stl' : UNKNOWN;
}

/** Leading bytes that leave no doubt. `????` stands for any four bytes. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['II+\0', 'image/tiff'],
  ['MM\0+', 'image/tiff'],
  ['RIFF????WEBP', 'image/webp'],
  ['RIFF????WAVE', 'audio/wav'],
  ['RF64????WAVE', 'audio/wav'],
  ['BW64????WAVE', 'audio/wav'],
  ['RIFF????AVI ', 'video/x-msvideo'],
  ['BM????\0\0\0\0', 'image/bmp'],
  ['fLaC', 'audio/flac'],
  ['ID3', 'audio/mpeg'],
  ['\0\0\0\x0cjP  ', 'image/jp2'],
  ['\0\0\0\x0cJXL ', 'image/jxl'],
  ['\0\0\x01\xba', 'video/mpeg'],
  ['CRAM\x02', 'application/x-cram'],
  ['CRAM\x03', 'application/x-cram'],
  ['BAI\x01', 'application/x-bam-index'],
  ['{\\rtf', 'application/rtf'],
  ['glTF', 'model/gltf-binary'],
  ['##fileformat=VCF', 'text/x-vcf'],
];
const ANY = '????';

function beginsWith(text: string, magic: string): boolean {
  const gap = magic.indexOf(ANY);
  if (gap < 0) return text.startsWith(magic);
  return text.startsWith(magic.slice(0, gap)) && text.startsWith(magic.slice(gap + ANY.length), gap + ANY.length);
}

function byMagic(text: string, name: string): string | undefined {
  if (text.startsWith('DICM', 128) || text.startsWith('DICM')) return 'application/dicom';
  for (const [magic, type] of MAGIC) if (beginsWith(text, magic)) return type;
  // Readers accept a PDF header within the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (text.slice(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (text.startsWith('ftyp', 4)) return byBrand(text.slice(8, 12), name);
  if (text.startsWith('\x1aE\xdf\xa3')) return text.slice(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  // A transport stream: packets of 188 bytes, each begun by the same letter (ISO/IEC 13818-1 §2.4.3.2).
  if (text.length > 376 && [0, 188, 376].every((at) => text[at] === 'G')) return 'video/mp2t';
  if (text.startsWith('OggS')) return text.slice(0, 512).includes('\x80theora') ? 'video/ogg' : 'audio/ogg';
  if (/^\xff[\xe2-\xfb]/.test(text) && /\.mp3$/i.test(name)) return 'audio/mpeg';
  if (text.startsWith('PK\x03\x04')) return OFFICE.test(name) ? undefined : 'application/zip';
  if (text.startsWith('\x1f\x8b')) return byGzip(name);
  return undefined;
}

const byGzip = (name: string): string => {
  if (/\.vcf\.b?gz$/i.test(name)) return 'application/x-vcf+gzip';
  return /\.(bam|tbi|csi)$/i.test(name)
    ? (BY_EXTENSION[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/gzip')
    : 'application/gzip';
};

/** ISO base media files say in their brand what they are (ISO/IEC 14496-12 §4.3). */
function byBrand(brand: string, name: string): string {
  if (/^(heic|heix|hevc|hevx|heim|heis)/.test(brand)) return 'image/heic';
  if (/^mif1|^msf1/.test(brand)) return 'image/heif';
  if (/^avi[fs]/.test(brand)) return 'image/avif';
  if (/^M4[AB]/.test(brand) || /\.m4a$/i.test(name)) return 'audio/mp4';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

function byText(text: string): string {
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<\?xml|^<ClinicalDocument/i.test(start)) return xmlType(start);
  if (/^<svg[\s>]/i.test(start)) return 'image/svg+xml';
  if (/^<!doctype html|^<html/i.test(start)) return 'text/html';
  if (/^[[{]/.test(start)) return jsonType(start);
  if (/^solid\b[^\n]*\n\s*facet\s+normal\b/i.test(start)) return 'model/stl';
  return looksLikeObj(start) ? 'model/obj' : 'text/plain';
}

/** By what its first elements are; the root of a clinical document stands behind a declaration and comments (CDA R2 §4.2.1). */
function xmlType(text: string): string {
  if (/<([\w-]+:)?ClinicalDocument[\s>]/.test(text)) return 'application/hl7-cda+xml';
  return /<svg[\s>]/i.test(text) ? 'image/svg+xml' : 'text/xml';
}

/** A FHIR resource says so itself, first of all (R4 §2.6.2). */
const jsonType = (text: string): string =>
  /^[^{["]{0,20}\{[\s\S]*?"resourceType"\s*:\s*"[A-Z][A-Za-z]+"/.test(text) ? 'application/fhir+json' : 'application/json';

/** No NUL and next to no control characters; UTF-16 says so at its start. */
function isText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let strange = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) strange++;
  }
  return strange <= head.length / 100;
}
