import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { packedBytesOf, readZipDirectory } from './readZipDirectory.ts';

describe('the list of a ZIP', () => {
  const bytes = zipSync({ 'brev/remiss.txt': strToU8('Hej '.repeat(100)), 'åäö.txt': strToU8('x') });

  it('names what is in it, how large, and how packed', () => {
    const { entries, count } = readZipDirectory(bytes);
    expect(count).toBe(2);
    expect(entries.map(({ name, sizeBytes, method }) => [name, sizeBytes, method])).toEqual([
      ['brev/remiss.txt', 400, 8],
      ['åäö.txt', 1, expect.any(Number)],
    ]);
  });

  it('leads to the packed bytes', () => {
    const [first] = readZipDirectory(bytes).entries;
    expect(first && packedBytesOf(bytes, first).length).toBe(first?.packedBytes);
  });

  it('is refused when it is not there', () => {
    expect(() => readZipDirectory(new Uint8Array(100))).toThrow(Failure);
    expect(() => readZipDirectory(bytes.subarray(0, 60))).toThrow(Failure);
  });

  it('may lie in any way', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const damaged = bytes.slice();
        for (const [at, value] of changes) damaged[at] = value;
        try {
          for (const entry of readZipDirectory(damaged).entries) packedBytesOf(damaged, entry);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
