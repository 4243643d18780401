import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVcf, rankOf } from './parseVcf.ts';

const HEAD = [
  '##fileformat=VCFv4.2',
  '##contig=<ID=chr1,length=248956422>',
  '##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations. Format: Allele|Consequence|SYMBOL|HGVSc|HGVSp">',
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1',
].join('\n');
const read = (...lines: string[]) => parseVcf([HEAD, ...lines].join('\n'));

describe('VCF', () => {
  it('says which assembly it counts in, by the length of chromosome 1', () => {
    expect(read().head).toMatchObject({ build: 'GRCh38', format: 'VCFv4.2', samples: ['NA1'] });
    expect(parseVcf('##reference=file:///hg19.fa\n').head.build).toBe('GRCh37');
    expect(parseVcf('chr1\t5\t.\tA\tG\t.\t.\t.').head.build).toBeUndefined();
  });

  it('has variants with what snpEff says of them', () => {
    const [variant] = read(
      'chr13\t32340300\trs1\tGT\tG\t99\tPASS\tANN=G|frameshift_variant|HIGH|BRCA2|E|t|N|p|1/2|c.5946delT|p.Ser1982fs;CLNSIG=Pathogenic\tGT:DP\t0/1:40',
    ).variants;
    expect(variant).toMatchObject({
      chromosome: 'chr13',
      position: 32340300,
      gene: 'BRCA2',
      hgvsCoding: 'c.5946delT',
      hgvsProtein: 'p.Ser1982fs',
      consequence: 'frameshift variant',
      significance: 'Pathogenic',
      genotype: '0/1',
      end: 32340301,
    });
  });

  it('has variants with what VEP says of them', () => {
    const [variant] = read('1\t7\t.\tA\tC\t.\t.\tCSQ=C|missense_variant|MLH1|ENST1:c.1A>C|ENSP1:p.Met1Leu').variants;
    expect(variant).toMatchObject({
      gene: 'MLH1',
      hgvsCoding: 'c.1A>C',
      hgvsProtein: 'p.Met1Leu',
      consequence: 'missense variant',
    });
  });

  it('counts lines that are no variants', () => {
    const { variants, broken } = read('chr1\tNaN\t.\tA\tG\t.\t.\t.', 'nonsense', 'chr1\t9\t.\tA\tG\t.\t.\t.');
    expect([variants.length, broken]).toEqual([1, 2]);
  });

  it('ranks what is reported first', () => {
    const rank = (info: string, filter = 'PASS') => read(`chr1\t9\t.\tA\tG\t.\t${filter}\t${info}`).variants.map(rankOf)[0];
    expect(rank('CLNSIG=Pathogenic')).toBeGreaterThan(rank('CLNSIG=Likely_pathogenic') ?? 9);
    expect(rank('CLNSIG=Uncertain_significance')).toBeGreaterThan(rank('CLNSIG=Benign') ?? 9);
    expect(rank('CLNSIG=Pathogenic', 'LowQual')).toBe(0);
  });

  it('may be anything', () => {
    const field = fc.oneof(
      fc.constantFrom('chr1', '.', '12', 'A', 'GT:DP', 'ANN=|||', 'CSQ=|', 'END=x', '<DEL>'),
      fc.string({ maxLength: 10 }),
    );
    const line = fc.oneof(
      fc.array(field, { maxLength: 12 }).map((fields) => fields.join('\t')),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(read(...lines).variants.length).toBeLessThanOrEqual(lines.join('\n').split('\n').length);
      }),
      { numRuns: 10_000 },
    );
  });
});
