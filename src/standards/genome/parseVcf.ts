// Variant Call Format (VCF 4.x, samtools/hts-specs): its head and its lines, with what annotators wrote into INFO.

export interface VcfHead {
  /** 'VCFv4.2' */
  readonly format: string;
  readonly build: 'GRCh37' | 'GRCh38' | 'T2T-CHM13' | undefined;
  /** As the file says it. Foreign text. */
  readonly reference: string;
  readonly contigs: readonly { readonly name: string; readonly length?: number }[];
  readonly samples: readonly string[];
  /** Names of the fields in CSQ (VEP), in order. */
  readonly csqFields: readonly string[];
}

export interface Variant {
  readonly chromosome: string;
  /** From 1, as VCF counts. */
  readonly position: number;
  readonly name: string;
  readonly reference: string;
  readonly alternatives: readonly string[];
  readonly quality: number | undefined;
  readonly filter: string;
  /** Of the first sample: '0/1'. */
  readonly genotype: string;
  readonly gene: string;
  readonly hgvsCoding: string;
  readonly hgvsProtein: string;
  readonly consequence: string;
  /** ClinVar's words: 'Pathogenic', or '' */
  readonly significance: string;
  readonly end: number;
}

export interface VcfText {
  readonly head: VcfHead;
  readonly variants: readonly Variant[];
  /** Lines that are no variants: shown as a number, never left out in silence. */
  readonly broken: number;
  readonly isCut: boolean;
}

const MOST_VARIANTS = 50_000;
const MOST_HEAD_LINES = 20_000;
/** Lengths of chromosome 1 tell the assembly. */
const LENGTHS: Readonly<Record<number, VcfHead['build']>> = {
  249250621: 'GRCh37',
  248956422: 'GRCh38',
  248387328: 'T2T-CHM13',
};

/** @returns what can be read; never throws. A text without a head is read as lines all the same */
export function parseVcf(text: string): VcfText {
  const heads: string[] = [];
  const variants: Variant[] = [];
  let broken = 0;
  let columns: readonly string[] = [];
  let csqFields: readonly string[] = [];
  let isCut = false;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    at = end < 0 ? text.length : end + 1;
    if (line === '') continue;
    if (line.startsWith('##')) {
      if (heads.length < MOST_HEAD_LINES) heads.push(line);
      if (/^##INFO=<ID=CSQ,/.test(line)) csqFields = /Format: ([^">]+)/.exec(line)?.[1]?.split('|') ?? [];
    } else if (line.startsWith('#')) columns = line.slice(1).split('\t');
    else if (variants.length >= MOST_VARIANTS) {
      isCut = true;
      break;
    } else {
      const variant = parseLine(line, csqFields);
      if (variant) variants.push(variant);
      else broken++;
    }
  }
  return { head: readHead(heads, columns, csqFields), variants, broken, isCut };
}

function readHead(lines: readonly string[], columns: readonly string[], csqFields: readonly string[]): VcfHead {
  const value = (name: string): string => lines.find((line) => line.startsWith(`##${name}=`))?.slice(name.length + 3) ?? '';
  const contigs = lines.flatMap((line) => {
    const name = /^##contig=<(?:.*?,)?ID=([^,>]+)/.exec(line)?.[1];
    const length = Number(/[<,]length=(\d{1,12})/.exec(line)?.[1] ?? Number.NaN);
    return name === undefined ? [] : [{ name, ...(Number.isFinite(length) && { length }) }];
  });
  const said = `${value('reference')} ${lines.filter((line) => /^##contig=.*assembly=/.test(line)).slice(0, 1)}`;
  return {
    format: value('fileformat'),
    build: buildOf(said, contigs),
    reference: value('reference'),
    contigs,
    samples: columns.slice(9),
    csqFields,
  };
}

function buildOf(said: string, contigs: VcfHead['contigs']): VcfHead['build'] {
  for (const { name, length } of contigs)
    if (/^(chr)?1$/.test(name) && length !== undefined && LENGTHS[length]) return LENGTHS[length];
  if (/GRCh38|hg38|GCA_000001405\.15/i.test(said)) return 'GRCh38';
  if (/GRCh37|hg19|b37|hs37d5|human_g1k_v37/i.test(said)) return 'GRCh37';
  return /CHM13|T2T|hs1\b/i.test(said) ? 'T2T-CHM13' : undefined;
}

function parseLine(line: string, csqFields: readonly string[]): Variant | undefined {
  const [
    chromosome = '',
    pos = '',
    id = '',
    reference = '',
    alt = '',
    qual = '',
    filter = '',
    info = '',
    format = '',
    sample = '',
  ] = line.split('\t', 10);
  const position = Number(pos);
  if (chromosome === '' || !/^\d{1,12}$/.test(pos) || reference === '' || alt === '') return undefined;
  const fields = readInfo(info);
  const annotation = readAnnotation(fields, csqFields);
  const genotypeAt = format.split(':').indexOf('GT');
  const quality = Number(qual);
  const end = Number(fields.get('END') ?? Number.NaN);
  return {
    chromosome,
    position,
    name: id === '.' ? '' : id,
    reference,
    alternatives: alt === '.' ? [] : alt.split(',', 50),
    quality: qual !== '.' && Number.isFinite(quality) ? quality : undefined,
    filter: filter === '.' ? '' : filter,
    genotype: genotypeAt >= 0 ? (sample.split(':')[genotypeAt] ?? '') : '',
    ...annotation,
    significance: (fields.get('CLNSIG') ?? fields.get('CLIN_SIG') ?? annotation.significance).replaceAll('_', ' '),
    end: Number.isFinite(end) && end >= position ? end : position + reference.length - 1,
  };
}

function readInfo(info: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const field of info.split(';', 500)) {
    const at = field.indexOf('=');
    fields.set(at < 0 ? field : field.slice(0, at), at < 0 ? '' : field.slice(at + 1));
  }
  return fields;
}

type Annotation = Pick<Variant, 'gene' | 'hgvsCoding' | 'hgvsProtein' | 'consequence' | 'significance'>;
/** Places in ANN (snpEff 1.0): Allele | Annotation | Impact | Gene name | … | HGVS.c | HGVS.p */
const ANN = { consequence: 1, gene: 3, coding: 9, protein: 10 } as const;

function readAnnotation(fields: ReadonlyMap<string, string>, csqFields: readonly string[]): Annotation {
  const [ann = []] = (fields.get('ANN') ?? '').split(',', 1).map((text) => text.split('|'));
  const [csq = []] = (fields.get('CSQ') ?? '').split(',', 1).map((text) => text.split('|'));
  const ofCsq = (name: string): string => csq[csqFields.indexOf(name)] ?? '';
  const plain = (text: string): string => text.slice(text.lastIndexOf(':') + 1);
  return {
    gene: ann[ANN.gene] || ofCsq('SYMBOL') || (fields.get('GENE') ?? fields.get('GENEINFO') ?? '').split(':')[0] || '',
    hgvsCoding: ann[ANN.coding] || plain(ofCsq('HGVSc')) || fields.get('HGVSC') || '',
    hgvsProtein: ann[ANN.protein] || plain(ofCsq('HGVSp')) || fields.get('HGVSP') || '',
    consequence: (ann[ANN.consequence] || ofCsq('Consequence')).replaceAll('_', ' '),
    significance: ofCsq('CLIN_SIG'),
  };
}

/** What a laboratory reports: pathogenic and likely pathogenic, then uncertain; benign and unjudged variants are the long list. */
export function rankOf({ significance, filter }: Variant): number {
  if (filter !== '' && filter !== 'PASS') return 0;
  const words = significance.toLowerCase();
  if (/conflicting/.test(words)) return 1;
  if (/likely pathogenic/.test(words) && !/^pathogenic/.test(words)) return 3;
  if (/pathogenic/.test(words)) return 4;
  return /uncertain|risk|drug/.test(words) ? 2 : 0;
}
