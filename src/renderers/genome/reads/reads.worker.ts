// Reads of an indexed BAM, off the main thread: what a file claims can keep a library busy, and a worker can be ended. It has no way to
// a source: it asks for pieces of its two files.
import { BamFile } from '@gmod/bam';
import { type FailureReason, toFailure } from '../../../model/failure.ts';
import { type AlignedRead, type Pile, pileUp } from '../../../standards/genome/pile.ts';
import type { Contig, Region } from '../../../standards/genome/region.ts';

export interface OpenedReads {
  readonly contigs: readonly Contig[];
  /** SAM header, as text. Foreign. */
  readonly header: string;
  /** Where the first reads lie, as far as the index tells. */
  readonly first: Region | undefined;
}
type Problem = { readonly reason: FailureReason; readonly detail: string };

export type ToReads =
  | { readonly is: 'open'; readonly sizes: { readonly data: number; readonly index: number } }
  | { readonly is: 'look'; readonly id: number; readonly region: Region }
  | { readonly is: 'bytes'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'noBytes'; readonly id: number; readonly problem: Problem };
export type FromReads =
  | { readonly is: 'wants'; readonly id: number; readonly file: 'data' | 'index'; readonly from: number; readonly to: number }
  | { readonly is: 'opened'; readonly opened: OpenedReads }
  | { readonly is: 'seen'; readonly id: number; readonly pile: Pile }
  | { readonly is: 'failed'; readonly id: number; readonly problem: Problem };

const MOST_CONTIGS = 20_000;
const MOST_HEADER = 200_000;
const MOST_READS = 20_000;
/** Of the file, for one region. */
const MOST_BYTES = 48 * 2 ** 20;
const STEP = 16_384;

const say = (message: FromReads, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

const waiting = new Map<number, { resolve(bytes: Uint8Array<ArrayBuffer>): void; reject(problem: Problem): void }>();
let nextId = 1;

/** As the library asks for files. */
function fileOf(file: 'data' | 'index', size: number) {
  const read = (length: number, position: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Promise((resolve, reject) => {
      const [from, to] = [position, Math.min(size, position + length)];
      if (!(from >= 0) || !(length >= 0))
        return reject({ reason: 'malformed', detail: 'an index that points outside of its file' });
      if (to - from > MOST_BYTES) return reject({ reason: 'outOfMemory', detail: 'too many reads in one place' });
      if (to <= from) return resolve(new Uint8Array(0));
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      say({ is: 'wants', id, file, from, to });
    });
  async function readFile(): Promise<Uint8Array<ArrayBuffer>>;
  async function readFile(): Promise<never>;
  async function readFile(): Promise<unknown> {
    return read(size, 0);
  }
  return { read, readFile, stat: async () => ({ size }), close: async () => undefined };
}

/**
 * The library carries its decompressor as an address of itself, and fetches that: refused by a content security policy that lets a page
 * connect only to its sources. It is unpacked here, and any other way out is closed.
 */
const CARRIED = 'data:application/wasm;base64,';
self.fetch = async (address) => {
  const text = String(address);
  if (!text.startsWith(CARRIED)) throw new TypeError('reads are asked for, never fetched');
  const bytes = Uint8Array.from(atob(text.slice(CARRIED.length)), (letter) => letter.charCodeAt(0));
  return new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
};

let bam: BamFile | undefined;

async function open({ sizes }: ToReads & { readonly is: 'open' }): Promise<void> {
  const handles = { data: fileOf('data', sizes.data), index: fileOf('index', sizes.index) };
  bam = new BamFile({ bamFilehandle: handles.data, baiFilehandle: handles.index });
  await bam.getHeader();
  const contigs = (bam.indexToChr ?? []).slice(0, MOST_CONTIGS).map(({ refName, length }) => ({ name: refName, length }));
  const header = (bam.header ?? '').slice(0, MOST_HEADER);
  say({ is: 'opened', opened: { contigs, header, first: await firstReads(bam, contigs) } });
}

/** The first place that the linear index knows, in steps of 16 384 bases (SAM v1 §5.1.3). */
async function firstReads(file: BamFile, contigs: readonly Contig[]): Promise<Region | undefined> {
  const table = await file.index?.parse();
  if (!table || !('bai' in table)) return undefined;
  for (const [at, { name, length }] of contigs.slice(0, 200).entries()) {
    const steps = table.indices(at)?.linearIndex ?? [];
    const step = steps.findIndex((place) => place.blockPosition > 0 || place.dataPosition > 0);
    if (step < 0) continue;
    const start = Math.max(0, Math.min(step * STEP, length - 1));
    const records = await file.getRecordsForRange(name, start, Math.min(length, start + 2 * STEP));
    const from = records.reduce((least, record) => Math.min(least, record.start), Number.POSITIVE_INFINITY);
    if (Number.isFinite(from)) return { chromosome: name, start: from, end: from + 120 };
  }
  return undefined;
}

async function look({ id, region }: ToReads & { readonly is: 'look' }): Promise<void> {
  if (!bam) return;
  const { chromosome, start, end } = region;
  const bytes = await bam.estimatedBytesForRegions([{ refName: chromosome, start, end }]);
  if (bytes > MOST_BYTES) throw { reason: 'outOfMemory', detail: 'too many reads in one place' } satisfies Problem;
  const records = await bam.getRecordsForRange(chromosome, start, end);
  if (records.length > MOST_READS) throw { reason: 'outOfMemory', detail: 'too many reads in one place' } satisfies Problem;
  const pile = pileUp(records.filter(isCounted).map(toRead), region);
  say({ is: 'seen', id, pile }, [pile.counts.buffer]);
}

type Record = Awaited<ReturnType<BamFile['getRecordsForRange']>>[number];

/** As coverage is counted: no second places, no duplicates, none that failed the machine's own control (SAM v1 §1.4.2). */
const isCounted = (record: Record): boolean => (record.flags & (0x4 | 0x100 | 0x200 | 0x400 | 0x800)) === 0;

function toRead(record: Record): AlignedRead {
  const md = record.getTag('MD');
  return {
    start: record.start,
    cigar: [...record.CIGAR.matchAll(/(\d{1,9})([MIDNSHP=X])/g)].map(([, length, op]) => [op ?? '', Number(length)] as const),
    bases: record.seq,
    ...(typeof md === 'string' && md !== '' && { md }),
    isReverse: (record.flags & 0x10) !== 0,
    mapq: record.mq ?? 255,
  };
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'reason' in value && 'detail' in value;

/** What the library throws is about what the file holds. */
function toProblem(error: unknown): Problem {
  if (isProblem(error)) return { reason: error.reason, detail: error.detail };
  const { reason, detail } = toFailure(error);
  return error instanceof RangeError
    ? { reason: 'outOfMemory', detail }
    : { reason: reason === 'outOfMemory' ? reason : 'malformed', detail };
}

self.addEventListener('message', ({ data }: MessageEvent<ToReads>) => {
  if (data.is === 'bytes') waiting.get(data.id)?.resolve(data.bytes);
  if (data.is === 'noBytes') waiting.get(data.id)?.reject(data.problem);
  if (data.is === 'bytes' || data.is === 'noBytes') return void waiting.delete(data.id);
  const task = data.is === 'open' ? open(data) : look(data);
  task.catch((error: unknown) => say({ is: 'failed', id: data.is === 'look' ? data.id : 0, problem: toProblem(error) }));
});
