// JPEG Lossless, processes 14 (any predictor), Huffman coded (ITU-T T.81 Annex H). 2 to 16 bits.
import { Failure } from '../../../model/failure.ts';
import { type Codec, type CodedImage, checkAnnounced, checkSize, type DecodeOptions } from './codec.ts';
import { BitReader, type HuffmanTable } from './jpegBits.ts';
import { type JpegStream, readJpeg } from './jpegStream.ts';
import { forEachScan, type JpegTables, type ScanHeader } from './jpegTables.ts';

/** @throws Failure 'malformed' for damaged or truncated streams, 'unsupported' for subsampled components */
export function decodeLossless(bytes: Uint8Array, announced: DecodeOptions): CodedImage {
  const stream = readJpeg(bytes);
  const { rows, columns, bits, components } = stream;
  if (stream.process !== 3) throw new Failure('unsupported', { detail: `JPEG process ${stream.process}` });
  if (bits < 2 || bits > 16) throw new Failure('malformed', { detail: `JPEG Lossless of ${bits} bits` });
  if (
    components.some(
      ({ horizontal, vertical }) => horizontal !== components[0]?.horizontal || vertical !== components[0]?.vertical,
    )
  )
    throw new Failure('unsupported', { detail: 'subsampled JPEG Lossless' });
  checkAnnounced(rows, columns, announced);
  checkSize(rows, columns, components.length, 2);
  const planes = components.map(() => new Uint16Array(rows * columns));
  const decoded = new Set<number>();
  forEachScan(bytes, stream, (scan, tables, from) => {
    for (const { index } of scan.components) decoded.add(index);
    return decodeScan(bytes, from, stream, scan, tables, planes);
  });
  if (decoded.size !== components.length) throw new Failure('malformed', { detail: 'a JPEG component without image data' });
  return { rows, columns, samples: components.length, bits, ...join(planes, bits), colour: 'stored', repairs: [] };
}

/** Few enough bits leave as bytes, as other codecs do. */
function join(planes: readonly Uint16Array[], bits: number): Pick<CodedImage, 'data' | 'planar'> {
  const size = planes.reduce((sum, { length }) => sum + length, 0);
  const [only] = planes;
  if (planes.length === 1 && only && bits > 8) return { data: only, planar: false };
  const data = bits > 8 ? new Uint16Array(size) : new Uint8Array(size);
  let at = 0;
  for (const plane of planes) {
    data.set(plane, at);
    at += plane.length;
  }
  return { data, planar: planes.length > 1 };
}

function decodeScan(
  bytes: Uint8Array,
  from: number,
  { rows, columns, bits }: JpegStream,
  scan: ScanHeader,
  { dc, restartInterval }: JpegTables,
  planes: readonly Uint16Array[],
): number {
  const predictor = scan.from;
  if (predictor < 1 || predictor > 7) throw new Failure('unsupported', { detail: `lossless predictor ${predictor}` });
  if (restartInterval % columns !== 0) throw new Failure('unsupported', { detail: 'a restart within a row' });
  const tables = scan.components.map(({ dc: table }) => {
    const found = dc[table];
    if (!found) throw new Failure('malformed', { detail: 'a Huffman table is missing' });
    return found;
  });
  const targets = scan.components.map(({ index }) => planes[index] as Uint16Array);
  const reader = new BitReader(bytes, from);
  const rowsBetween = restartInterval / columns;
  const start = 1 << (bits - scan.low - 1);
  for (let row = 0; row < rows; row++) {
    const fresh = row === 0 || (rowsBetween > 0 && row % rowsBetween === 0);
    if (fresh && row > 0) reader.restart();
    decodeRow(reader, tables, targets, { row, columns, predictor: fresh ? 1 : predictor, first: fresh ? start : undefined });
  }
  if (scan.low > 0)
    for (const target of targets) for (let at = 0; at < target.length; at++) target[at] = (target[at] as number) << scan.low;
  return reader.position;
}

interface Row {
  readonly row: number;
  readonly columns: number;
  readonly predictor: number;
  /** The prediction of the row's first sample; undefined where it is the sample above (H.1.2.1). */
  readonly first: number | undefined;
}

function decodeRow(reader: BitReader, tables: readonly HuffmanTable[], targets: readonly Uint16Array[], line: Row): void {
  const { row, columns, predictor, first } = line;
  const start = row * columns;
  for (let at = start; at < start + columns; at++)
    for (let component = 0; component < targets.length; component++) {
      const out = targets[component] as Uint16Array;
      const size = reader.decode(tables[component] as HuffmanTable);
      const difference = size === 16 ? 32768 : reader.readSigned(size);
      const predicted = at === start ? (first ?? (out[at - columns] as number)) : predict(predictor, out, at, columns);
      out[at] = predicted + difference; // modulo 65536 (H.1.2.1), as the array wraps
    }
}

/** Table H.1: a to the left, b above, c above to the left. */
function predict(predictor: number, out: Uint16Array, at: number, columns: number): number {
  const a = out[at - 1] as number;
  if (predictor === 1) return a;
  const b = out[at - columns] as number;
  if (predictor === 2) return b;
  const c = out[at - columns - 1] as number;
  switch (predictor) {
    case 3:
      return c;
    case 4:
      return a + b - c;
    case 5:
      return a + ((b - c) >> 1);
    case 6:
      return b + ((a - c) >> 1);
    default:
      return (a + b) >> 1;
  }
}

export const jpegLossless: Codec = {
  preload: async () => undefined,
  decode: async (bytes, options) => decodeLossless(bytes, options),
};
