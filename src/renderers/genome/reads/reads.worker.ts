// Reads of an indexed BAM and lines of an indexed VCF, off the main thread: what a file claims can keep a library busy, and a worker can be ended. It has no way to
// a source: it asks for pieces of its two files.
import { BamFile } from '@gmod/bam';
import { TabixIndexedFile } from '@gmod/tabix';
import { type FailureReason, toFailure } from '../../../model/failure.ts';
import { type AlignedRead, type Pile, pileUp } from '../../../standards/genome/pile.ts';
import type { Contig, Region } from '../../../standards/genome/region.ts';

export type IndexedKind = 'reads' | 'variants';
export interface OpenedReads {
  readonly contigs: readonly Contig[];
  /** Of SAM or VCF, as text. Foreign. */
  readonly header: string;
  /** Where the first reads lie, as far as the index tells. */
  readonly first: Region | undefined;
}
/** What lies in a region: a pile of reads, or the lines of its variants. */
export type Seen = { readonly pile: Pile } | { readonly lines: string };
type Problem = { readonly reason: FailureReason; readonly detail: string };

export type ToReads =
  | { readonly is: 'open'; readonly kind: IndexedKind; readonly sizes: { readonly data: number; readonly index: number } }
  | { readonly is: 'look'; readonly id: number; readonly region: Region }
  | { readonly is: 'bytes'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'noBytes'; readonly id: number; readonly problem: Problem };
export type FromReads =
  | { readonly is: 'wants'; readonly id: number; readonly file: 'data' | 'index'; readonly from: number; readonly to: number }
  | { readonly is: 'opened'; readonly opened: OpenedReads }
  | { readonly is: 'seen'; readonly id: number; readonly seen: Seen }
  | { readonly is: 'failed'; readonly id: number; readonly problem: Problem };

const MOST_CONTIGS = 20_000;
const MOST_HEADER = 200_000;
const MOST_READS = 20_000;
const MOST_LINES = 20_000;
const MOST_LETTERS = 48 * 2 ** 20;
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

interface Opened extends OpenedReads {
  look(region: Region): Promise<Seen>;
}
type Handles = { readonly [file in 'data' | 'index']: ReturnType<typeof fileOf> };

let file: Opened | undefined;

async function open({ kind, sizes }: ToReads & { readonly is: 'open' }): Promise<void> {
  const handles = { data: fileOf('data', sizes.data), index: fileOf('index', sizes.index) };
  file = await (kind === 'reads' ? openBam(handles) : openVcf(handles));
  const { look: _look, ...opened } = file;
  say({ is: 'opened', opened });
}

async function look({ id, region }: ToReads & { readonly is: 'look' }): Promise<void> {
  const seen = await file?.look(region);
  if (seen) say({ is: 'seen', id, seen }, 'pile' in seen ? [seen.pile.counts.buffer] : []);
}

const tooMany = (detail: string): Problem => ({ reason: 'outOfMemory', detail });

async function openBam(handles: Handles): Promise<Opened> {
  const bam = new BamFile({ bamFilehandle: handles.data, baiFilehandle: handles.index });
  await bam.getHeader();
  const named = (bam.indexToChr ?? []).slice(0, MOST_CONTIGS).map(({ refName, length }) => ({ name: refName, length }));
  const contigs = await reaching(bam, named);
  const header = (bam.header ?? '').slice(0, MOST_HEADER);
  return { contigs, header, first: await firstReads(bam, contigs), look: (region) => lookIntoBam(bam, region) };
}

/** Smallest bins of 16 384 bases (SAM v1 §5.1.1): their number tells where reads begin. */
const SMALLEST = { from: 4681, to: 37_449 } as const;
const MOST_LOOKED_AT = 200;

/** What the index knows of a contig: the first of its smallest bins that holds reads, and how far they reach. */
async function indexed(bam: BamFile, at: number): Promise<{ readonly start: number; readonly reach: number } | undefined> {
  const table = await bam.index?.parse();
  const own = table && 'bai' in table ? table.indices(at) : undefined;
  if (!own) return undefined;
  const bins = Object.keys(own.binIndex).map(Number);
  const first = bins.reduce((least, bin) => (bin >= SMALLEST.from && bin < SMALLEST.to ? Math.min(least, bin) : least), Infinity);
  return Number.isFinite(first) ? { start: (first - SMALLEST.from) * STEP, reach: own.linearIndex.length * STEP } : undefined;
}

/** Some headers tell less than their reads reach: then the index is believed. */
async function reaching(bam: BamFile, contigs: readonly Contig[]): Promise<Contig[]> {
  const told: Contig[] = [];
  for (const [at, contig] of contigs.entries()) {
    const { reach = 0 } = (at < MOST_LOOKED_AT && (await indexed(bam, at))) || {};
    told.push(reach - STEP > contig.length ? { ...contig, length: reach } : contig);
  }
  return told;
}

async function firstReads(bam: BamFile, contigs: readonly Contig[]): Promise<Region | undefined> {
  for (const [at, { name, length }] of contigs.slice(0, MOST_LOOKED_AT).entries()) {
    const found = await indexed(bam, at);
    if (!found) continue;
    const records = await bam.getRecordsForRange(name, found.start, Math.min(length, found.start + STEP));
    const from = records.reduce((least, record) => Math.min(least, record.start), Number.POSITIVE_INFINITY);
    if (Number.isFinite(from)) return { chromosome: name, start: from, end: from + 120 };
  }
  return undefined;
}

async function lookIntoBam(bam: BamFile, region: Region): Promise<Seen> {
  const { chromosome, start, end } = region;
  const bytes = await bam.estimatedBytesForRegions([{ refName: chromosome, start, end }]);
  if (bytes > MOST_BYTES) throw tooMany('too many reads in one place');
  const records = await bam.getRecordsForRange(chromosome, start, end);
  if (records.length > MOST_READS) throw tooMany('too many reads in one place');
  return { pile: pileUp(records.filter(isCounted).map(toRead), region) };
}

/** VCF with tabix: contigs are those that hold something, as long as the header says, else as the index can count. */
async function openVcf(handles: Handles): Promise<Opened> {
  const vcf = new TabixIndexedFile({ filehandle: handles.data, tbiFilehandle: handles.index });
  const header = (await vcf.getHeader()).slice(0, MOST_HEADER);
  const { refIdToName, maxRefLength } = await vcf.getMetadata();
  const lengths = new Map(
    [...header.matchAll(/^##contig=<ID=([^,>\s]{1,100})[^\n]{0,200}?length=(\d{1,10})/gm)].map(([, name, length]) => [
      name,
      Number(length),
    ]),
  );
  const contigs = refIdToName.slice(0, MOST_CONTIGS).map((name) => ({ name, length: lengths.get(name) ?? maxRefLength }));
  return { contigs, header, first: undefined, look: (region) => lookIntoVcf(vcf, region) };
}

async function lookIntoVcf(vcf: TabixIndexedFile, { chromosome, start, end }: Region): Promise<Seen> {
  const bytes = await vcf.bytesForRegions([{ refName: chromosome, start, end }]);
  if (bytes > MOST_BYTES) throw tooMany('too many variants in one place');
  const lines: string[] = [];
  let letters = 0;
  await vcf.getLines(chromosome, start, end, (line) => {
    letters += line.length;
    if (lines.length >= MOST_LINES || letters > MOST_LETTERS) throw tooMany('too many variants in one place');
    lines.push(line);
  });
  return { lines: lines.join('\n') };
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
