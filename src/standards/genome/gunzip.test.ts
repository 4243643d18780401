import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { gunzip } from './gunzip.ts';

const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

it('members follow each other', () => {
  const packed = join(gzipSync(strToU8('chr1\t1\n')), gzipSync(strToU8('chr1\t2\n')));
  expect(new TextDecoder().decode(gunzip(packed, 1000))).toBe('chr1\t1\nchr1\t2\n');
});

it('what would inflate past the bound is refused', () => {
  expect(() => gunzip(gzipSync(new Uint8Array(5_000_000)), 1_000_000)).toThrow(Failure);
});

it('may be damaged in any way', () => {
  const packed = gzipSync(strToU8('chr1\t1\t.\tA\tG\n'.repeat(50)));
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.nat(255), fc.nat(packed.length), (at, value, length) => {
      const damaged = packed.slice(0, length);
      if (at < damaged.length) damaged[at] = value;
      try {
        gunzip(damaged, 100_000);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
    { numRuns: 10_000 },
  );
});
