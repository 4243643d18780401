// The main header of a JPEG 2000 codestream (ISO 15444-1 Annex A), read before a decoder touches the bytes.
import { Failure } from '../../../model/failure.ts';
import { truncated } from './codec.ts';

export interface Codestream {
  /** The raw codestream: a JP2 file's boxes are left behind. */
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bits: number;
  readonly signed: boolean;
  readonly highThroughput: boolean;
  /** The stream carries the colour transform (RCT or ICT), which its decoder undoes. */
  readonly colourTransform: boolean;
  /** How often both sides can be halved. */
  readonly reductions: number;
}

const SOC = 0xff4f;
const CAP = 0xff50;
const SIZ = 0xff51;
const COD = 0xff52;
const SOT = 0xff90;
const EOC = 0xffd9;
/** Ccap bit 14 counted from the top of Pcap: Part 15, High Throughput (ISO 15444-15 A.5.2). */
const PCAP_PART_15 = 1 << 17;

/**
 * Reads the main header and follows the tile parts to their end.
 * @throws Failure 'malformed' when the header is not one, or when a tile part is longer than what has arrived
 */
export function readCodestream(file: Uint8Array): Codestream {
  const bytes = withoutBoxes(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { siz, cod, highThroughput, firstTile } = readMarkers(view);
    checkTileParts(view, firstTile);
    const samples = view.getUint16(siz + 36);
    const depth = view.getUint8(siz + 38);
    return {
      bytes,
      columns: view.getUint32(siz + 4) - view.getUint32(siz + 12),
      rows: view.getUint32(siz + 8) - view.getUint32(siz + 16),
      samples,
      bits: (depth & 0x7f) + 1,
      signed: (depth & 0x80) !== 0,
      highThroughput,
      colourTransform: view.getUint8(cod + 6) !== 0,
      reductions: view.getUint8(cod + 7),
    };
  } catch (error) {
    if (error instanceof RangeError) throw truncated('the JPEG 2000 header');
    throw error;
  }
}

/** Offsets are those of the segments' length fields. */
function readMarkers(view: DataView): { siz: number; cod: number; highThroughput: boolean; firstTile: number } {
  if (view.getUint16(0) !== SOC) throw new Failure('malformed', { detail: 'no JPEG 2000 codestream' });
  let siz = 0;
  let cod = 0;
  let highThroughput = false;
  let at = 2;
  for (let marker = view.getUint16(at); marker !== SOT; marker = view.getUint16(at)) {
    if (marker < 0xff00) throw new Failure('malformed', { detail: 'a marker is missing in the JPEG 2000 header' });
    if (marker === SIZ) siz = at + 2;
    if (marker === COD) cod = at + 2;
    if (marker === CAP) highThroughput = (view.getUint32(at + 4) & PCAP_PART_15) !== 0;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  if (siz === 0 || cod === 0) throw new Failure('malformed', { detail: 'the JPEG 2000 header lacks its size' });
  return { siz, cod, highThroughput, firstTile: at };
}

function checkTileParts(view: DataView, firstTile: number): void {
  let at = firstTile;
  while (at + 12 <= view.byteLength && view.getUint16(at) === SOT) {
    const length = view.getUint32(at + 6);
    if (length === 0) {
      checkEnd(view); // the last tile part runs to the end of the stream
      return;
    }
    if (length < 14 || at + length > view.byteLength) throw truncated('the JPEG 2000 stream');
    at += length;
  }
}

/** Nothing but the end marker says whether a tile part of undeclared length has arrived whole; DICOM pads with zeros. */
function checkEnd(view: DataView): void {
  let end = view.byteLength;
  while (end > 2 && view.getUint8(end - 1) === 0) end--;
  if (view.getUint16(end - 2) !== EOC) throw truncated('the JPEG 2000 stream');
}

const BOX_CODESTREAM = 0x6a703263; // 'jp2c'

function withoutBoxes(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || view.getUint16(0) === SOC) return file;
  let at = 0;
  while (at + 8 <= file.length) {
    const length = view.getUint32(at);
    const header = length === 1 ? 16 : 8;
    if (view.getUint32(at + 4) === BOX_CODESTREAM) return file.subarray(at + header);
    if (length < 8) break; // 0: the box runs to the end; 1: no box but the codestream is that long
    at += length;
  }
  throw new Failure('malformed', { detail: 'no JPEG 2000 codestream' });
}
