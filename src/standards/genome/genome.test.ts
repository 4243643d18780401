import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parseBed } from './bed.ts';
import { parseVcf, zygosityOf } from './vcf.ts';

const HEAD = '##fileformat=VCFv4.2\n';
const COLUMNS = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n';

describe('a file of variants', () => {
  test('gives gene, change and significance from the annotation of each allele', () => {
    const info =
      'ANN=A|stop_gained|HIGH|TP53|||||||x|y,T|missense_variant|MODERATE|BRCA2||||||c.1A>T|p.Lys1Asn;CLNSIG=Likely_pathogenic';
    const { variants } = parseVcf(`${HEAD}${COLUMNS}chr13\t32316461\trs1\tC\tT\t220\tPASS\t${info}\tGT:DP\t0/1:80\n`);

    expect(variants[0]).toMatchObject({
      gene: 'BRCA2',
      hgvs: 'c.1A>T, p.Lys1Asn',
      significance: 'Likely pathogenic',
      isReported: true,
      zygosity: 'heterozygous',
      quality: 220,
    });
  });

  test('reads the columns of CSQ from its header', () => {
    const meta = '##INFO=<ID=CSQ,Number=.,Type=String,Description="VEP. Format: Allele|SYMBOL|HGVSc|CLIN_SIG">\n';
    const { variants } = parseVcf(`${HEAD}${meta}${COLUMNS}3\t5\t.\tG\tA\t.\t.\tCSQ=A|MLH1|c.2G>A|benign\n`);

    expect(variants[0]).toMatchObject({ gene: 'MLH1', hgvs: 'c.2G>A', significance: 'benign', isReported: false, filter: '' });
    expect(variants[0]?.quality).toBeUndefined();
  });

  test('one line of two alternatives is two variants', () => {
    const { variants } = parseVcf(`${HEAD}${COLUMNS}1\t5\t.\tG\tA,T\t.\tq10\t.\tGT\t1/2\n`);

    expect(variants.map(({ alt, zygosity }) => `${alt} ${zygosity}`)).toEqual(['A heterozygous', 'T heterozygous']);
  });

  test.each([
    ['##contig=<ID=chr1,length=248956422>', 'GRCh38'],
    ['##contig=<ID=1,length=249250621>', 'GRCh37'],
    ['##reference=file:///refs/hg19.fa', 'GRCh37'],
    ['##contig=<ID=20,length=62435964,assembly=B36>', ''],
  ])('%s is build %s', (line, build) => {
    expect(parseVcf(`${HEAD}${line}\n${COLUMNS}`).build).toBe(build);
  });

  test('without its header it is refused; a bad line is counted, a file of nothing else is refused', () => {
    expect(() => parseVcf('chr1\t5\t.\tA\tT\n')).toThrow(Failure);
    expect(parseVcf(`${HEAD}${COLUMNS}1\t5\t.\tG\tA\n1\tx\t.\tG\tA\n`).bad).toBe(1);
    expect(() => parseVcf(`${HEAD}${COLUMNS}1\tx\t.\tG\tA\n`)).toThrow(Failure);
  });

  test('holds so many variants and counts the rest', () => {
    const { variants, cut } = parseVcf(HEAD + COLUMNS + '1\t5\t.\tG\tA\t.\t.\t.\n'.repeat(20_010));

    expect(variants).toHaveLength(20_000);
    expect(cut).toBe(10);
  });
});

test('zygosity is of the allele that is asked for', () => {
  expect(zygosityOf('GT', '1|1', 1)).toBe('homozygous');
  expect(zygosityOf('DP:GT', '7:0/1', 1)).toBe('heterozygous');
  expect(zygosityOf('GT', '1', 1)).toBe('hemizygous');
  expect(zygosityOf('GT', '0/0', 1)).toBe('reference');
  expect(zygosityOf('GT', './1', 1)).toBe('unknown');
  expect(zygosityOf('', '', 1)).toBe('unknown');
});

test('regions are counted from 0, lines that are none are counted apart', () => {
  expect(parseBed('track name=x\nchr1\t10\t20\tEGFR\nchr1\t9\t5\n')).toMatchObject({
    regions: [{ chromosome: 'chr1', start: 10, end: 20, name: 'EGFR' }],
    bad: 1,
  });
  expect(() => parseBed('hello')).toThrow(Failure);
});

test('whatever is in a file, reading it ends, and fails only as it is told to', () => {
  const field = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      '.',
      'chr1',
      '12',
      'A,T',
      'GT',
      '0/1',
      'ANN=|||,',
      'CSQ=%zz%41|',
      '<DEL>',
      '##contig=<ID=,length=>',
      '\r',
      '',
    ),
  );
  const line = fc.oneof(
    fc.array(field, { maxLength: 12 }).map((fields) => fields.join('\t')),
    fc.constantFrom('##INFO=<ID=CSQ,Format: a|b', '#CHROM', '##reference=', '1\t5\t.\tG\tA\t9\tPASS\tANN=A|b|c|d\tGT\t0/1'),
  );
  fc.assert(
    fc.property(fc.boolean(), fc.array(line, { maxLength: 12 }), (isVcf, lines) => {
      const text = (isVcf ? HEAD : '') + lines.join('\n');
      for (const parse of [parseVcf, parseBed])
        try {
          parse(text);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
    }),
    { numRuns: 10_000 },
  );
}, 30_000);
