// A laboratory's file of variants from a panel for hereditary cancer (VCF 4.2, GRCh38), beside patient.json, and the reads behind some.
import { randomStream } from '../draw/random.ts';
import type { Output, Task } from '../task.ts';
import { printBam } from './bam.ts';
import { makeReads } from './reads.ts';

/** Genes of the panel: chromosome, first and last base on GRCh38, roughly. */
const PANEL = [
  ['APC', 5, 112_707_498, 112_846_239],
  ['ATM', 11, 108_222_484, 108_369_102],
  ['BRCA1', 17, 43_044_295, 43_125_364],
  ['BRCA2', 13, 32_315_508, 32_400_268],
  ['CDH1', 16, 68_737_292, 68_835_537],
  ['CHEK2', 22, 28_687_743, 28_741_834],
  ['MLH1', 3, 36_993_350, 37_050_846],
  ['MSH2', 2, 47_403_067, 47_634_501],
  ['MSH6', 2, 47_783_145, 47_806_953],
  ['MUTYH', 1, 45_329_163, 45_340_440],
  ['PALB2', 16, 23_603_165, 23_641_310],
  ['PMS2', 7, 5_970_925, 6_009_049],
  ['PTEN', 10, 87_863_625, 87_971_930],
  ['STK11', 19, 1_205_778, 1_228_431],
  ['TP53', 17, 7_668_421, 7_687_490],
] as const;
const LENGTHS: Readonly<Record<number, number>> = {
  1: 248_956_422,
  2: 242_193_529,
  3: 198_295_559,
  5: 181_538_259,
  7: 159_345_973,
  10: 133_797_422,
  11: 135_086_622,
  13: 114_364_328,
  16: 90_338_345,
  17: 83_257_441,
  19: 58_617_616,
  22: 50_818_468,
};

interface Line {
  readonly chromosome: number;
  readonly position: number;
  readonly text: string;
  readonly ref: string;
  readonly alt: string;
  readonly depth: number;
  readonly isHomozygous: boolean;
}
/** Genes whose reads are kept. */
const KEPT = /MLH1|MSH2|MSH6|PMS2/;

export async function makeVariants({ study, options }: Task, output: Output): Promise<void> {
  const sample = String(options.sample);
  const random = randomStream(`${study.key}/variants`);
  const lines: Line[] = PANEL.flatMap(([gene, chromosome, from, to]) =>
    Array.from({ length: 3 + Math.floor(random() * 4) }, () =>
      benign(gene, chromosome, Math.round(from + random() * (to - from)), random),
    ),
  );
  lines.push(reported());
  lines.sort((a, b) => a.chromosome - b.chromosome || a.position - b.position);
  const contigs = Object.entries(LENGTHS).map(([name, length]) => `##contig=<ID=chr${name},length=${length},assembly=GRCh38>`);
  const text = [
    '##fileformat=VCFv4.2',
    `##fileDate=${study.date.replaceAll('-', '')}`,
    '##source=ExempelPanel 2.3 (demo)',
    '##reference=GRCh38',
    ...contigs,
    '##FILTER=<ID=LowQual,Description="Låg kvalitet">',
    '##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: Allele | Annotation | Impact | Gene">',
    '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="Clinical significance">',
    '##INFO=<ID=REPORTED,Number=0,Type=Flag,Description="Reported by the laboratory">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Read depth">',
    `#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t${sample}`,
    ...lines.map((line) => line.text),
    '',
  ].join('\n');
  await output.file(
    `${study.patient.key}/dokument/${study.date} ${study.description}.vcf`,
    Buffer.from(text, 'utf8'),
    study.date,
  );
  const { bam, bai } = printReads(sample, lines);
  await output.file(`${study.patient.key}/dokument/${study.date} ${study.description}.bam`, bam, study.date);
  await output.file(`${study.patient.key}/dokument/${study.date} ${study.description}.bam.bai`, bai, study.date);
}

function printReads(sample: string, lines: readonly Line[]): { readonly bam: Buffer; readonly bai: Buffer } {
  const contigs = Object.entries(LENGTHS).map(([number, length]) => ({ name: `chr${number}`, length }));
  const header = [
    '@HD\tVN:1.6\tSO:coordinate',
    ...contigs.map(({ name, length }) => `@SQ\tSN:${name}\tLN:${length}\tAS:GRCh38`),
    `@RG\tID:1\tSM:${sample}\tPL:ILLUMINA`,
    '@PG\tID:1\tPN:ExempelPanel\tVN:2.3',
    '',
  ].join('\n');
  const called = lines
    .filter(({ text }) => KEPT.test(text))
    .map((line) => ({ ...line, contig: contigs.findIndex(({ name }) => name === `chr${line.chromosome}`) }));
  return printBam(header, contigs, makeReads(sample, called));
}

/** MLH1 c.350C>T p.(Thr117Met): a known cause of Lynch syndrome. */
const reported = (): Line => ({
  chromosome: 3,
  position: 37_004_444,
  ref: 'C',
  alt: 'T',
  depth: 182,
  isHomozygous: false,
  text: 'chr3\t37004444\trs63750781\tC\tT\t1248.6\tPASS\tANN=T|missense_variant|MODERATE|MLH1|||NM_000249.4|protein_coding|4/19|c.350C>T|p.Thr117Met;CLNSIG=Pathogenic;REPORTED\tGT:DP\t0/1:182',
});

function benign(gene: string, chromosome: number, position: number, random: () => number): Line {
  const bases = ['A', 'C', 'G', 'T'];
  const ref = bases[Math.floor(random() * 4)] ?? 'A';
  const alt = bases.filter((base) => base !== ref)[Math.floor(random() * 3)] ?? 'C';
  const depth = 60 + Math.floor(random() * 160);
  const isLow = random() < 0.06;
  const significance = random() < 0.3 ? '' : ';CLNSIG=Benign';
  const isHomozygous = random() < 0.3;
  const fields = [
    `chr${chromosome}`,
    position,
    '.',
    ref,
    alt,
    isLow ? 18.2 : Math.round(depth * 62) / 10,
    isLow ? 'LowQual' : 'PASS',
    `ANN=${alt}|intron_variant|MODIFIER|${gene}${significance}`,
    'GT:DP',
    `${isHomozygous ? '1/1' : '0/1'}:${depth}`,
  ];
  return { chromosome, position, ref, alt, depth, isHomozygous, text: fields.join('\t') };
}
