import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildImage, EXPLICIT, type Fields, Fragments, J2K } from '../testing/buildDicom.ts';
import { frameBytes } from '../wado/frameBytes.ts';
import { bytesOf } from './bytes.ts';
import { findFrames } from './frames.ts';
import { parseDicom } from './parse.ts';
import { streamOf } from './pieces.ts';

/** Each frame as it would go over the wire. */
async function framesOf(file: Uint8Array, count: number): Promise<(number[] | undefined)[]> {
  const parsed = parseDicom({ ...bytesOf(file) });
  const table = findFrames(parsed);
  // From memory: a file on disk would be read by its path.
  const inMemory = { ...parsed, file: bytesOf(new Uint8Array(0)) };
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const place = table?.find(i + 1);
      return place && [...Buffer.concat(await streamOf(frameBytes(inMemory, '', place)).toArray())];
    }),
  );
}

const START = Uint8Array.of(0xff, 0x4f, 0xff, 0x51);
const codeStream = fc
  .uint8Array({ minLength: 4, maxLength: 40 })
  .map((rest) => Buffer.concat([START, rest.length % 2 ? rest.subarray(1) : rest]));

function encapsulated(frames: readonly Uint8Array[], cuts: readonly number[], table: 'none' | 'basic' | 'extended'): Buffer {
  const fragments: Uint8Array[] = [];
  const starts: number[] = [];
  let at = 0;
  frames.forEach((frame, i) => {
    starts.push(at);
    const asked = table === 'extended' ? 0 : ((cuts[i] ?? 0) % (frame.length / 2)) * 2;
    // A code stream's mark is not torn apart.
    const cut = asked < START.length ? 0 : asked;
    for (const piece of cut > 0 ? [frame.subarray(0, cut), frame.subarray(cut)] : [frame]) {
      fragments.push(piece);
      at += 8 + piece.length;
    }
  });
  const extended: Fields =
    table === 'extended'
      ? {
          '7FE00001': ['OV', new Uint8Array(BigUint64Array.from(starts, BigInt).buffer)],
          '7FE00002': ['OV', new Uint8Array(BigUint64Array.from(frames, (frame) => BigInt(frame.length)).buffer)],
        }
      : {};
  const fields: Fields = {
    '00280008': ['IS', String(frames.length)],
    '7FE00010': ['OB', new Fragments(fragments, table === 'basic' ? starts : [])],
    ...extended,
  };
  return buildImage({ fields }, { transferSyntax: J2K });
}

describe('frames', () => {
  it('come out of fragments as they were put in, with any table or none', async () => {
    const input = fc.tuple(
      fc.array(codeStream, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.constantFrom('none', 'basic', 'extended'),
    );
    await fc.assert(
      fc.asyncProperty(input, async ([frames, cuts, table]) => {
        // Without a table, a frame that holds the mark of a beginning at a fragment's start cannot be told apart.
        fc.pre(frames.every((frame) => frame.indexOf(Buffer.from(START), 1) < 0));

        const read = await framesOf(encapsulated(frames, cuts, table as 'none'), frames.length);

        expect(read).toEqual(frames.map((frame) => [...frame]));
      }),
    );
  });

  it('come out of native pixels as they were put in, at any bit depth', async () => {
    const input = fc.record({
      rows: fc.integer({ min: 1, max: 9 }),
      columns: fc.integer({ min: 1, max: 9 }),
      bits: fc.constantFrom(1, 8, 12, 16, 32),
      count: fc.integer({ min: 1, max: 4 }),
      seed: fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 64 }),
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ rows, columns, bits, count, seed }) => {
        const size = rows * columns * bits;
        const bit = (i: number) => ((seed[i % seed.length] ?? 0) >> (i % 16)) & 1;
        const pack = (first: number, length: number) => {
          const out = new Uint8Array(Math.ceil(length / 8));
          for (let i = 0; i < length; i++) out[i >> 3] = (out[i >> 3] ?? 0) | (bit(first + i) << (i & 7));
          return out;
        };
        const fields: Fields = {
          '00280008': ['IS', String(count)],
          '00280010': ['US', rows],
          '00280011': ['US', columns],
          '00280100': ['US', bits],
          '7FE00010': ['OB', pack(0, size * count)],
        };

        const read = await framesOf(buildImage({ fields }, { transferSyntax: EXPLICIT }), count);

        expect(read).toEqual(Array.from({ length: count }, (_, i) => [...pack(i * size, size)]));
      }),
    );
  });

  it('are not guessed when fragments cannot be told apart', () => {
    const pieces = [1, 2, 3].map((byte) => Uint8Array.of(byte, byte));
    const table = findFrames(parseDicom(bytesOf(encapsulatedPlain(pieces, 2))));

    expect(table?.find(1)).toBeUndefined();
    expect(table?.problem).toMatch(/cannot be told apart/);
  });

  it('do not follow an offset table that points elsewhere', async () => {
    const frames = [1, 2].map((byte) => Uint8Array.of(byte, byte));
    const fields: Fields = { '00280008': ['IS', '2'], '7FE00010': ['OB', new Fragments(frames, [0, 4_000_000_000])] };

    expect(await framesOf(buildImage({ fields }, { transferSyntax: J2K }), 2)).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('that are promised and not there are missing, one by one', () => {
    const fields: Fields = { '00280008': ['IS', '3'], '7FE00010': ['OW', new Uint8Array(60)] };
    const table = findFrames(parseDicom(bytesOf(buildImage({ fields }))));

    expect([1, 2, 3].map((frame) => table?.find(frame) !== undefined)).toEqual([true, true, false]);
    expect(table?.problem).toBe('the pixel data is shorter than the image');
  });
});

const encapsulatedPlain = (fragments: readonly Uint8Array[], count: number): Buffer =>
  buildImage(
    { fields: { '00280008': ['IS', String(count)], '7FE00010': ['OB', new Fragments(fragments)] } },
    { transferSyntax: J2K },
  );
