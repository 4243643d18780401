// What a line's INFO says of genes: SnpEff's ANN, VEP's CSQ, ClinVar's CLNSIG and GENEINFO.
export interface Annotation {
  readonly gene: string;
  readonly hgvs: string;
  readonly significance: string;
  readonly isReported: boolean;
}

const MAX = 200;

/** Percent-encoding of VCF 4.3 §1.2; a broken one stands as it is. */
const decode = (text: string): string =>
  text.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).slice(0, MAX);

/** @param header the meta lines: they name CSQ's columns */
export function annotationOf(info: ReadonlyMap<string, string>, alt: string, header: readonly string[]): Annotation {
  const ann = pick(info.get('ANN'), alt);
  const csq = pick(info.get('CSQ'), alt);
  const column = columnsOf(header);
  const vep = (name: string): string => csq[column.get(name) ?? -1] ?? '';
  const gene = ann[3] || vep('SYMBOL') || info.get('GENE') || (info.get('GENEINFO') ?? '').split(':')[0] || '';
  const hgvs = [ann[9] || vep('HGVSc') || info.get('HGVSC') || '', ann[10] || vep('HGVSp') || info.get('HGVSP') || ''];
  const significance = info.get('CLNSIG') || vep('CLIN_SIG') || '';
  return {
    gene: decode(gene),
    hgvs: decode(hgvs.filter(Boolean).join(', ')),
    significance: decode(significance).replaceAll('_', ' ').replaceAll('&', ', '),
    isReported: info.has('REPORTED') || /(^|[^a-z])(likely_)?pathogenic/i.test(significance),
  };
}

/** The first entry of this allele: both tools write the most severe one first. */
function pick(value: string | undefined, alt: string): string[] {
  const entries = (value ?? '').split(',', 200).map((entry) => entry.split('|', 120));
  return entries.find(([allele]) => allele === alt) ?? entries[0] ?? [];
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function columnsOf(header: readonly string[]): ReadonlyMap<string, number> {
  const found = known.get(header);
  if (found) return found;
  const line = header.find((one) => one.startsWith('##INFO=<ID=CSQ,')) ?? '';
  const names = /Format:\s*([^">]+)/.exec(line)?.[1]?.trim().split('|') ?? [];
  const columns = new Map(names.map((name, index) => [name, index] as const));
  // Meta lines come before all others, so what is known at the first variant stays true.
  known.set(header, columns);
  return columns;
}
