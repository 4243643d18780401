import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { readsSamples } from './readsSamples.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const sample = (name: string, body: string | Uint8Array<ArrayBuffer>, mediaType = 'text/x-vcf'): Sample => ({
  name,
  item: itemOf({ key: 'variants', mediaType }),
  read: alwaysAnswers(() => body, mediaType),
});

const HEAD =
  '##fileformat=VCFv4.2\n##contig=<ID=chr13,length=114364328>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n';
const line = (position: number): string =>
  `chr13\t${position}\t.\tC\tT\t99\tPASS\tCLNSIG=Pathogenic;GENEINFO=BRCA2:675\tGT\t0/1\n`;
const whole = HEAD + Array.from({ length: 60 }, (_, index) => line(32_316_461 + index * 900)).join('');

export const genomeSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('sixty variants', whole),
  hostile: [
    sample('empty', ''),
    sample('a page', '<html><script>window.wasRun = 1</script></html>'),
    sample('no variants', HEAD),
    sample('positions that are none', `${HEAD}chr1\tx\t.\tA\tT\n`),
    sample('a script for a gene', `${HEAD}chr1\t5\t.\tA\tT\t.\t.\tGENE=<img src=x onerror="window.wasRun=1">;REPORTED\n`),
    sample('thirty thousand variants', HEAD + line(5).repeat(30_000)),
    sample('a line of ten megabytes', `${HEAD}chr1\t5\t.\tA\t${'T'.repeat(1e7)}\n`),
    sample('gzip of nothing', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0), 'application/x-vcf+gzip'),
    sample('regions that end before they start', 'chr1\t9\t5\n', 'text/x-bed'),
    ...readsSamples,
  ],
};
