import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parseBamHead, parseBamIndex } from './parseBam.ts';

const text = '@HD\tVN:1.6\n@RG\tID:1\tSM:NA12878\n@PG\tID:bwa\tPN:bwa\n';
function bam(): Uint8Array {
  const name = 'chr1\0';
  const bytes = new Uint8Array(12 + text.length + 8 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x014d4142, true);
  view.setUint32(4, text.length, true);
  bytes.set(new TextEncoder().encode(text), 8);
  view.setUint32(8 + text.length, 1, true);
  view.setUint32(12 + text.length, name.length, true);
  bytes.set(new TextEncoder().encode(name), 16 + text.length);
  view.setUint32(16 + text.length + name.length, 248956422, true);
  return bytes;
}

describe('the head of a BAM', () => {
  it('names contigs, assembly, sample and program', () => {
    expect(parseBamHead(gzipSync(bam()))).toEqual({
      contigs: [{ name: 'chr1', length: 248956422 }],
      build: 'GRCh38',
      samples: ['NA12878'],
      programs: ['bwa'],
    });
  });

  it('may lie in any way', () => {
    const good = bam();
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, value, length) => {
        const damaged = good.slice(0, length);
        if (at < damaged.length) damaged[at] = value;
        try {
          parseBamHead(gzipSync(damaged, { level: 0 }));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the index of a BAM', () => {
  it('counts reads where it can', () => {
    const bytes = new Uint8Array(8 + 4 + 8 + 32 + 4);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 0x01494142, true);
    view.setUint32(4, 1, true);
    view.setUint32(8, 1, true);
    view.setUint32(12, 37450, true);
    view.setUint32(16, 2, true);
    view.setBigUint64(36, 1234n, true);
    expect(parseBamIndex(bytes)).toEqual([1234]);
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (rest) => {
        try {
          parseBamIndex(Uint8Array.from([0x42, 0x41, 0x49, 1, ...rest]));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
