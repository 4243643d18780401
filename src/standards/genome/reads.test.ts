import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlignedRead, countsAt, depthAt, pileUp } from './pile.ts';
import { clampRegion, parseRegion } from './region.ts';
import { factsOfSam } from './sam.ts';

const contigs = [
  { name: 'chr3', length: 198_295_559 },
  { name: 'X', length: 5000 },
];
const region = { chromosome: 'chr3', start: 100, end: 120 };
const read = (bases: string, more: Partial<AlignedRead> = {}): AlignedRead => ({
  start: 100,
  cigar: [['M', bases.length]],
  bases,
  isReverse: false,
  mapq: 60,
  ...more,
});

describe('a region', () => {
  it('is read as people write it', () => {
    const whole = { chromosome: 'chr3', start: 37_004_399, end: 37_004_500 };
    for (const text of [
      'chr3:37004400-37004500',
      '3:37,004,400-37,004,500',
      ' chr3 : 37 004 400 – 37\u202f004\u00a0500 ',
      'CHR3:37004400-37004500',
    ])
      expect(parseRegion(text, contigs), text).toEqual(whole);
  });

  it('of one position has that position in its middle', () => {
    const found = parseRegion('chr3:37004444', contigs);
    expect(found && Math.floor((found.start + found.end) / 2)).toBe(37_004_443);
  });

  it('that is none, or of another genome, is none', () => {
    for (const text of ['', 'MLH1', 'chr4:5', 'chr3', 'chr3:x', ':5', 'chr3:-', 'chr3:9e99-'.repeat(1000)])
      expect(parseRegion(text, contigs), text.slice(0, 20)).toBeUndefined();
  });

  it('always lies within its contig, and has a length', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (start, end) => {
        const { start: from, end: to } = clampRegion({ chromosome: 'X', start, end }, { name: 'X', length: 5000 }, 40, 1000);
        expect(from >= 0 && to <= 5000 && to - from >= 40 && to - from <= 1000).toBe(true);
      }),
    );
  });
});

describe('a pile', () => {
  it('counts what each position holds', () => {
    const pile = pileUp([read('ACGT'), read('ACTT'), read('ACTT')], region);
    expect(countsAt(pile, 102)).toMatchObject({ G: 1, T: 2 });
    expect([depthAt(pile, 100), depthAt(pile, 104)]).toEqual([3, 0]);
  });

  it('takes what most reads have for the reference where none is told, and says so', () => {
    const pile = pileUp([read('ACGT'), read('ACTT'), read('ACTT')], region);
    expect(pile.knowsReference).toBe(false);
    expect(pile.reads.map(({ differences }) => differences.length)).toEqual([1, 0, 0]);
  });

  it('believes what reads tell of the reference, against the most of them', () => {
    const pile = pileUp([read('ACTT', { md: '2G1' }), read('ACTT', { md: '2G1' }), read('ACGT', { md: '4' })], region);
    expect(pile.consensus.slice(0, 4)).toBe('ACGT');
    expect(pile.knowsReference).toBe(true);
    expect(pile.reads.map(({ differences }) => differences.map(({ base }) => base))).toEqual([['T'], ['T'], []]);
  });

  it('knows gaps, insertions, cut ends and spliced stretches', () => {
    const one = read('NNACTTGG', {
      cigar: [
        ['S', 2],
        ['M', 2],
        ['D', 3],
        ['M', 1],
        ['I', 1],
        ['N', 4],
        ['M', 2],
      ],
      md: '2^CCC3',
    });
    const pile = pileUp([one], region);
    expect(pile.consensus.slice(0, 6)).toBe('ACCCCT');
    expect(countsAt(pile, 103)).toMatchObject({ '-': 1 });
    expect(pile.reads[0]).toMatchObject({
      end: 112,
      differences: [
        { kind: 'gap', at: 102, length: 3 },
        { kind: 'insertion', at: 106, length: 1 },
        { kind: 'skip', at: 106, length: 4 },
      ],
    });
  });

  it('draws no two reads over one another, and counts those that find no row', () => {
    const many = Array.from({ length: 400 }, (_, index) => read('ACGTACGT', { start: 100 + (index % 3) * 4 }));
    const { reads, left } = pileUp(many, region);
    expect(reads.length + left).toBe(400);
    for (const row of new Set(reads.map((one) => one.row))) {
      const sorted = reads.filter((one) => one.row === row).sort((a, b) => a.start - b.start);
      for (const [at, one] of sorted.entries()) expect(one.start).toBeGreaterThan(sorted[at - 1]?.end ?? -1);
    }
  });

  it('ends in time and within its region, whatever reads claim', () => {
    const op = fc.tuple(fc.constantFrom('M', 'I', 'D', 'N', 'S', 'H', 'P', '=', 'X', '?'), fc.oneof(fc.nat(12), fc.nat(2 ** 28)));
    const odd = fc.record(
      {
        start: fc.oneof(fc.integer({ min: 60, max: 130 }), fc.integer()),
        cigar: fc.array(op, { maxLength: 8 }),
        bases: fc.string({ unit: fc.constantFrom('A', 'c', 'G', 'T', 'N', '='), maxLength: 40 }),
        md: fc.string({ unit: fc.constantFrom('0', '1', '9', 'A', '^', 'T', '!'), maxLength: 20 }),
        isReverse: fc.boolean(),
        mapq: fc.nat(255),
      },
      { requiredKeys: ['start', 'cigar', 'bases', 'isReverse', 'mapq'] },
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 6 }), (reads) => {
        const pile = pileUp(reads as AlignedRead[], region);
        expect(pile.counts.length).toBe(20 * 6);
        expect(pile.consensus.length).toBe(20);
        for (let at = 100; at < 120; at++) expect(depthAt(pile, at)).toBeLessThanOrEqual(reads.length * 8);
      }),
      { numRuns: 12_000 },
    );
  }, 60_000);
});

it('a header tells whose reads they are, and on which build', () => {
  const header =
    '@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:248956422\n@SQ\tSN:chr2\tLN:1\n@RG\tID:a\tSM:PROV-1\n@RG\tID:b\tSM:PROV-1\n@PG\tID:x\tPN:bwa\n';
  expect(factsOfSam(header)).toEqual({ samples: ['PROV-1'], build: 'GRCh38', programs: ['bwa'] });
  expect(factsOfSam('@SQ\tSN:1\tLN:249250621\n').build).toBe('GRCh37');
  expect(factsOfSam('')).toEqual({ samples: [], build: '', programs: [] });
});
