import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { listZip, type ReadSlice } from './directory.ts';
import { crc32, readZipEntry } from './inflate.ts';

const readFrom =
  (bytes: Uint8Array): ReadSlice =>
  async (from, to) =>
    bytes.subarray(from, to);
const list = (bytes: Uint8Array) => listZip(readFrom(bytes), bytes.length);
const whole = zipSync({
  'brev/åäö.txt': strToU8('Hej '.repeat(100)),
  'stored.bin': [Uint8Array.of(1, 2, 3), { level: 0 }],
  'tom/': new Uint8Array(0),
});

describe('a ZIP archive', () => {
  it('lists what it holds without unpacking it', async () => {
    const { entries, count } = await list(whole);

    expect(count).toBe(3);
    expect(entries.map(({ name, bytes, isFolder }) => [name, bytes, isFolder])).toEqual([
      ['brev/åäö.txt', 400, false],
      ['stored.bin', 3, false],
      ['tom/', 0, true],
    ]);
  });

  it('gives one entry as it was', async () => {
    const { entries } = await list(whole);
    const [letter, stored] = entries;
    if (!letter || !stored) throw new Error('no entries');

    expect(new TextDecoder().decode(await readZipEntry(letter, readFrom(whole), { maxBytes: 1000 }))).toBe('Hej '.repeat(100));
    expect(await readZipEntry(stored, readFrom(whole), { maxBytes: 1000 })).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('never inflates more than it claims, or more than may be', async () => {
    const bomb = zipSync({ a: new Uint8Array(20_000_000) });
    const [entry] = (await list(bomb)).entries;
    if (!entry) throw new Error('no entry');

    await expect(readZipEntry(entry, readFrom(bomb), { maxBytes: 1_000_000 })).rejects.toMatchObject({ reason: 'outOfMemory' });
    await expect(readZipEntry({ ...entry, bytes: 1000 }, readFrom(bomb), { maxBytes: 1_000_000 })).rejects.toMatchObject({
      reason: 'malformed',
    });
    await expect(readZipEntry({ ...entry, isEncrypted: true }, readFrom(bomb), { maxBytes: 1e9 })).rejects.toMatchObject({
      reason: 'unsupported',
    });
  });

  it('knows its checksum', () => {
    expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
  });

  it('survives 10,000 damaged archives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const damaged = whole.slice(0, length % 3 === 0 ? length : whole.length);
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          try {
            const { entries } = await list(damaged);
            for (const entry of entries) await readZipEntry(entry, readFrom(damaged), { maxBytes: 100_000 });
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
