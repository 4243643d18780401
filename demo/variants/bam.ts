// BAM and its index (SAM v1 §4.2, §5.2), as small as a demo needs them: reads sorted, one operation a read.
import { BgzfWriter } from './bgzf.ts';

export interface MadeRead {
  /** Index of its contig, from 0. */
  readonly contig: number;
  /** From 0. */
  readonly start: number;
  readonly name: string;
  readonly bases: string;
  /** What the reference has where the read differs. */
  readonly md: string;
  readonly isReverse: boolean;
  readonly mapq: number;
}
export interface MadeContig {
  readonly name: string;
  readonly length: number;
}

const LETTERS = '=ACMGRSVTWYHKDBN';
const WINDOW = 14;

/** @param reads sorted by contig and start */
export function printBam(
  header: string,
  contigs: readonly MadeContig[],
  reads: readonly MadeRead[],
): { readonly bam: Buffer; readonly bai: Buffer } {
  const writer = new BgzfWriter();
  writer.write(head(header, contigs));
  const index = contigs.map(() => ({ bins: new Map<number, [bigint, bigint][]>(), windows: new Map<number, bigint>() }));
  for (const read of reads) {
    const bytes = record(read);
    writer.makeRoom(bytes.length);
    const from = writer.place;
    writer.write(bytes);
    const own = index[read.contig];
    if (!own) continue;
    const end = read.start + read.bases.length;
    const chunks = own.bins.get(binOf(read.start, end)) ?? [];
    const last = chunks.at(-1);
    if (last && last[1] === from) last[1] = writer.place;
    else chunks.push([from, writer.place]);
    own.bins.set(binOf(read.start, end), chunks);
    for (let window = read.start >> WINDOW; window <= (end - 1) >> WINDOW; window++)
      if (!own.windows.has(window)) own.windows.set(window, from);
  }
  return { bam: writer.finish(), bai: printIndex(index) };
}

const int32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeInt32LE(value, at * 4);
  return bytes;
};
const uint64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};

function head(text: string, contigs: readonly MadeContig[]): Buffer {
  const body = Buffer.from(text, 'utf8');
  return Buffer.concat([
    Buffer.from('BAM\x01', 'latin1'),
    int32(body.length),
    body,
    int32(contigs.length),
    ...contigs.flatMap(({ name, length }) => [int32(name.length + 1), Buffer.from(`${name}\0`), int32(length)]),
  ]);
}

function record({ contig, start, name, bases, md, isReverse, mapq }: MadeRead): Buffer {
  const packed = Buffer.alloc((bases.length + 1) >> 1);
  for (let at = 0; at < bases.length; at++)
    packed[at >> 1] = (packed[at >> 1] ?? 0) | (Math.max(0, LETTERS.indexOf(bases[at] ?? 'N')) << (at % 2 === 0 ? 4 : 0));
  const bin = binOf(start, start + bases.length);
  const body = Buffer.concat([
    int32(
      contig,
      start,
      (bin << 16) | (mapq << 8) | (name.length + 1),
      ((isReverse ? 0x10 : 0) << 16) | 1,
      bases.length,
      -1,
      -1,
      0,
    ),
    Buffer.from(`${name}\0`),
    int32(bases.length << 4),
    packed,
    Buffer.alloc(bases.length, 37),
    Buffer.from(`MDZ${md}\0`),
  ]);
  return Buffer.concat([int32(body.length), body]);
}

/** The smallest bin that holds it (§5.3). */
function binOf(start: number, end: number): number {
  const last = end - 1;
  for (const [shift, offset] of [
    [14, 4681],
    [17, 585],
    [20, 73],
    [23, 9],
    [26, 1],
  ] as const)
    if (start >> shift === last >> shift) return offset + (start >> shift);
  return 0;
}

type Index = { readonly bins: ReadonlyMap<number, readonly [bigint, bigint][]>; readonly windows: ReadonlyMap<number, bigint> };

function printIndex(index: readonly Index[]): Buffer {
  const pieces = [Buffer.from('BAI\x01', 'latin1'), int32(index.length)];
  for (const { bins, windows } of index) {
    pieces.push(int32(bins.size));
    for (const [bin, chunks] of bins) {
      pieces.push(int32(bin, chunks.length));
      for (const [from, to] of chunks) pieces.push(uint64(from), uint64(to));
    }
    const count = Math.max(-1, ...windows.keys()) + 1;
    pieces.push(int32(count));
    let place = 0n;
    for (let window = 0; window < count; window++) {
      place = windows.get(window) ?? place;
      pieces.push(uint64(place));
    }
  }
  return Buffer.concat(pieces);
}
