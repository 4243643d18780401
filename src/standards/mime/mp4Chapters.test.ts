import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseChapters, type ReadPiece, readChapters } from './mp4Chapters.ts';

const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(parts.flatMap((part) => [...part]));
const number = (value: number, bytes: number): Uint8Array => {
  const out = new Uint8Array(bytes);
  for (let at = bytes - 1, left = value; at >= 0; at--, left = Math.floor(left / 256)) out[at] = left % 256;
  return out;
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const box = (type: string, ...inside: readonly Uint8Array[]): Uint8Array => {
  const content = concat(...inside);
  return concat(number(content.length + 8, 4), text(type), content);
};
const chapter = (seconds: number, title: string): Uint8Array =>
  concat(number(seconds * 1e7, 8), number(text(title).length, 1), text(title));
const list = box('chpl', number(0x01000000, 4), number(0, 4), number(2, 1), chapter(0, 'Övre'), chapter(61.5, 'Nedre'));
const file = concat(
  box('ftyp', text('isom')),
  box('moov', box('mvhd', new Uint8Array(100)), box('udta', box('meta'), list)),
  box('mdat', new Uint8Array(50)),
);
const over =
  (bytes: Uint8Array): ReadPiece =>
  async ({ from, to }) =>
    bytes.slice(from, to + 1);

it('finds the chapters of a film, wherever its index lies', async () => {
  const expected = [
    { time: 0, title: 'Övre' },
    { time: 61.5, title: 'Nedre' },
  ];
  expect(await readChapters(over(file), file.length)).toEqual(expected);
});

it('finds none where there are none', async () => {
  const plain = concat(box('ftyp', text('isom')), box('moov', box('mvhd', new Uint8Array(100))));
  expect(await readChapters(over(plain), plain.length)).toEqual([]);
  expect(await readChapters(over(new Uint8Array()), 0)).toEqual([]);
});

it('a list that claims more than is there ends where it ends', () => {
  const claims = concat(number(0, 4), number(200, 1), chapter(1, 'a'), number(5e7, 8), number(40, 1), text('cut'));
  expect(parseChapters(claims)).toEqual([{ time: 1, title: 'a' }]);
});

it('whatever lies in it, it ends, and reads no more than it must', async () => {
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat(file.length), async (changes, length) => {
      const damaged = file.slice(0, length);
      for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
      let asked = 0;
      const chapters = await readChapters(async (range) => {
        asked += 1;
        return over(damaged)(range);
      }, damaged.length);
      expect(asked).toBeLessThanOrEqual(301);
      for (const { time } of chapters) expect(time).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 10_000 },
  );
});
