import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { readPictureHeader } from './pictureHeader.ts';

const draw = () => sharp({ create: { width: 37, height: 21, channels: 3, background: '#844' } });

it.each(['png', 'jpeg', 'gif', 'webp'] as const)('the size of a %s is told by its header', async (type) => {
  const bytes = await draw().toFormat(type).toBuffer();
  expect(readPictureHeader(bytes)).toEqual({ type, columns: 37, rows: 21 });
});

it('a picture without losses has its size elsewhere', async () => {
  expect(readPictureHeader(await draw().webp({ lossless: true }).toBuffer())).toEqual({ type: 'webp', columns: 37, rows: 21 });
});

it('what is no picture has no size', () => {
  expect(readPictureHeader(new TextEncoder().encode('%PDF-1.7 and more than thirty letters'))).toBeUndefined();
  expect(readPictureHeader(new Uint8Array())).toBeUndefined();
});

it('may be anything', async () => {
  const seeds = await Promise.all((['png', 'jpeg', 'gif', 'webp'] as const).map((type) => draw().toFormat(type).toBuffer()));
  fc.assert(
    fc.property(
      fc.nat(3),
      fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 6 }),
      fc.nat(200),
      (which, changes, length) => {
        const bytes = Uint8Array.from((seeds[which] ?? Buffer.alloc(0)).subarray(0, length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const header = readPictureHeader(bytes);
        expect(header === undefined || (header.columns >= 0 && header.rows >= 0)).toBe(true);
      },
    ),
    { numRuns: 10_000 },
  );
});
