// What a JPEG stream defines between its scans: Huffman and quantisation tables, restart interval, scan headers.
import { Failure } from '../../../model/failure.ts';
import { truncated } from './codec.ts';
import { type HuffmanTable, makeHuffmanTable } from './jpegBits.ts';
import { DHT, DQT, DRI, EOI, type JpegStream, readSegment, SOI, SOS } from './jpegStream.ts';

export interface JpegTables {
  readonly dc: (HuffmanTable | undefined)[];
  readonly ac: (HuffmanTable | undefined)[];
  /** 64 divisors each, in zigzag order. */
  readonly quantization: (Uint16Array | undefined)[];
  /** MCUs between restart markers, 0 for none. */
  restartInterval: number;
}

export interface ScanHeader {
  readonly components: readonly { readonly index: number; readonly dc: number; readonly ac: number }[];
  /** Spectral selection; in lossless streams the first is the predictor. */
  readonly from: number;
  readonly to: number;
  /** Successive approximation; in lossless streams the low one is the point transform. */
  readonly high: number;
  readonly low: number;
}

/**
 * Goes through all scans of a stream.
 * @param decodeScan decodes from a byte on and answers where it stopped
 * @throws Failure 'malformed' when the stream has no scan or its segments are damaged
 */
export function forEachScan(
  bytes: Uint8Array,
  stream: JpegStream,
  decodeScan: (scan: ScanHeader, tables: JpegTables, from: number) => number,
): void {
  const tables: JpegTables = { dc: [], ac: [], quantization: [], restartInterval: 0 };
  let at = 0;
  for (;;) {
    at = nextMarker(bytes, at);
    if (at < 0) return; // no end marker: whether all has arrived, the scans themselves have checked
    const { marker, from, to } = readSegment(bytes, at);
    at = to;
    if (marker === EOI) return;
    if (marker === SOI) continue;
    const payload = bytes.subarray(from, to);
    if (marker === DHT) readHuffmanTables(payload, tables);
    if (marker === DQT) readQuantization(payload, tables);
    if (marker === DRI) tables.restartInterval = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
    if (marker === SOS) at = decodeScan(readScanHeader(payload, stream), tables, to);
  }
}

/** The next real marker: entropy-coded bytes and restart markers in between are passed over. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const code = bytes[at + 1] as number;
    if (bytes[at] === 0xff && code !== 0 && code !== 0xff && (code & 0xf8) !== 0xd0) return at;
  }
  return -1;
}

function readHuffmanTables(payload: Uint8Array, { dc, ac }: JpegTables): void {
  let at = 0;
  while (at + 17 <= payload.length) {
    const target = payload[at] as number;
    const counts = payload.subarray(at + 1, at + 17);
    const size = counts.reduce((sum, count) => sum + count, 0);
    if (at + 17 + size > payload.length) throw truncated('a Huffman table');
    (target >> 4 === 0 ? dc : ac)[target & 3] = makeHuffmanTable(counts, payload.slice(at + 17, at + 17 + size));
    at += 17 + size;
  }
}

function readQuantization(payload: Uint8Array, { quantization }: JpegTables): void {
  let at = 0;
  while (at < payload.length) {
    const head = payload[at++] as number;
    const wide = head >> 4 !== 0;
    if (at + (wide ? 128 : 64) > payload.length) throw truncated('a quantisation table');
    const table = new Uint16Array(64);
    for (let index = 0; index < 64; index++) {
      table[index] = wide ? ((payload[at] as number) << 8) | (payload[at + 1] as number) : (payload[at] as number);
      at += wide ? 2 : 1;
    }
    quantization[head & 3] = table;
  }
}

function readScanHeader(payload: Uint8Array, stream: JpegStream): ScanHeader {
  const count = payload[0] ?? 0;
  if (count < 1 || count > 4 || payload.length < 4 + 2 * count) throw truncated('a JPEG scan header');
  const components = Array.from({ length: count }, (_, position) => {
    const id = payload[1 + 2 * position];
    const tables = payload[2 + 2 * position] ?? 0;
    const index = stream.components.findIndex((component) => component.id === id);
    if (index < 0) throw new Failure('malformed', { detail: 'a JPEG scan of an unknown component' });
    return { index, dc: (tables >> 4) & 3, ac: tables & 3 };
  });
  const [from = 0, to = 0, approximation = 0] = payload.subarray(1 + 2 * count);
  return { components, from, to, high: approximation >> 4, low: approximation & 15 };
}
