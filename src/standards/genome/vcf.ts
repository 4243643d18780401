// Variant Call Format (VCF 4.1–4.4, hts-specs) as plain rows: bounded, tolerant of a bad line, never of a file that is none.
import { Failure } from '../../model/failure.ts';
import { annotationOf } from './annotation.ts';

export type Zygosity = 'homozygous' | 'heterozygous' | 'reference' | 'hemizygous' | 'unknown';

export interface Variant {
  readonly chromosome: string;
  /** From 1. */
  readonly position: number;
  readonly id: string;
  readonly ref: string;
  readonly alt: string;
  /** Phred; absent for '.'. */
  readonly quality?: number;
  /** 'PASS', the filters that it failed, '' where none was applied. */
  readonly filter: string;
  /** Of the first sample. */
  readonly zygosity: Zygosity;
  readonly gene: string;
  readonly hgvs: string;
  /** As the file says: CLNSIG, or of the annotation. */
  readonly significance: string;
  /** Marked by the laboratory as reported. */
  readonly isReported: boolean;
}
export interface VariantFile {
  readonly build: 'GRCh37' | 'GRCh38' | '';
  /** What the header says of its reference, in its own words. Untrusted text. */
  readonly reference: string;
  readonly samples: readonly string[];
  readonly lengths: ReadonlyMap<string, number>;
  readonly variants: readonly Variant[];
  /** Lines that were no variants. */
  readonly bad: number;
  /** Lines beyond what is held. */
  readonly cut: number;
}

const MAX_VARIANTS = 20_000;
const MAX_HEADER = 20_000;
const MAX_FIELD = 300;

/** @throws Failure 'malformed' for what has no VCF header, or only lines that are no variants */
export function parseVcf(text: string): VariantFile {
  if (!/^\ufeff?##fileformat=VCF/.test(text)) throw new Failure('malformed', { detail: 'no VCF header' });
  const header = { lines: [] as string[], columns: [] as string[] };
  const variants: Variant[] = [];
  let bad = 0;
  let cut = 0;
  for (const line of linesOf(text)) {
    if (line.startsWith('##')) {
      if (header.lines.length < MAX_HEADER) header.lines.push(line);
    } else if (line.startsWith('#')) header.columns = line.slice(1).split('\t');
    else if (variants.length >= MAX_VARIANTS) cut += 1;
    else {
      const found = parseLine(line, header.lines);
      if (found) variants.push(...found);
      else bad += 1;
    }
  }
  if (variants.length === 0 && bad > 0) throw new Failure('malformed', { detail: 'no line is a variant' });
  return { ...factsOf(header.lines), samples: header.columns.slice(9, 109), variants, bad, cut };
}

function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    at = end < 0 ? text.length : end + 1;
    if (line !== '') yield line;
  }
}

/** One variant an alternative allele; undefined for what is no variant. */
function parseLine(line: string, header: readonly string[]): Variant[] | undefined {
  const [chromosome = '', pos = '', id = '', ref = '', alts = '', qual = '', filter = '', info = '', format = '', sample = ''] =
    line.split('\t', 10);
  const position = /^\d{1,10}$/.test(pos) ? Number(pos) : Number.NaN;
  if (chromosome === '' || !Number.isFinite(position) || !/^[ACGTNRYSWKMBDHV*.]+$/i.test(ref) || alts === '') return undefined;
  const fields = infoOf(info);
  const quality = qual === '.' || qual === '' ? Number.NaN : Number(qual);
  return alts
    .split(',')
    .slice(0, 20)
    .map((alt, index): Variant => {
      const annotation = annotationOf(fields, alt, header);
      return {
        chromosome: chromosome.slice(0, 60),
        position,
        id: id === '.' ? '' : id.slice(0, MAX_FIELD),
        ref: ref.slice(0, MAX_FIELD),
        alt: alt.slice(0, MAX_FIELD),
        ...(Number.isFinite(quality) && { quality }),
        filter: filter === '.' ? '' : filter.slice(0, MAX_FIELD),
        zygosity: zygosityOf(format, sample, index + 1),
        ...annotation,
      };
    });
}

function infoOf(info: string): ReadonlyMap<string, string> {
  return new Map(
    info
      .split(';', 500)
      .map(
        (field) => [field.split('=', 1)[0] ?? '', field.includes('=') ? field.slice(field.indexOf('=') + 1) : 'true'] as const,
      ),
  );
}

/** GT of the first sample, as far as this allele goes (VCF 4.3 §1.6.2). */
export function zygosityOf(format: string, sample: string, allele: number): Zygosity {
  const at = format.split(':').indexOf('GT');
  const genotype = at < 0 ? '' : (sample.split(':')[at] ?? '');
  const alleles = genotype.split(/[/|]/);
  if (genotype === '' || alleles.some((one) => !/^\d+$/.test(one))) return 'unknown';
  const count = alleles.filter((one) => Number(one) === allele).length;
  if (count === 0) return 'reference';
  if (alleles.length === 1) return 'hemizygous';
  return count === alleles.length ? 'homozygous' : 'heterozygous';
}

function factsOf(header: readonly string[]): Pick<VariantFile, 'build' | 'reference' | 'lengths'> {
  const reference = header.find((line) => line.startsWith('##reference='))?.slice('##reference='.length) ?? '';
  const contigs = header.filter((line) => line.startsWith('##contig='));
  const lengths = new Map<string, number>();
  for (const line of contigs.slice(0, 5000)) {
    const id = /[<,]ID=([^,>]+)/.exec(line)?.[1];
    const length = Number(/[<,]length=(\d{1,10})/.exec(line)?.[1]);
    if (id && length > 0) lengths.set(id, length);
  }
  const said = [reference, ...contigs.slice(0, 200)].join(' ');
  return { build: buildOf(said, lengths), reference: reference.slice(0, MAX_FIELD), lengths };
}

/** By its name, else by the length of chromosome 1, which no two builds share. */
function buildOf(said: string, lengths: ReadonlyMap<string, number>): VariantFile['build'] {
  const first = lengths.get('chr1') ?? lengths.get('1');
  if (first === 248_956_422 || /GRCh38|hg38|\bb38\b/i.test(said)) return 'GRCh38';
  if (first === 249_250_621 || /GRCh37|hg19|\bb37\b|hs37/i.test(said)) return 'GRCh37';
  return '';
}
