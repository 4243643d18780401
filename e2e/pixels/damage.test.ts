// Streams that were cut off or damaged on their way: a Failure, or a whole picture, and nothing else.
import { readFile as readBytes } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { readWasmFromPackages } from '../../src/standards/dicom/codecs/node.ts';
import { decodeFrame } from '../../src/standards/dicom/pixels/decode.ts';
import { describeFrame } from '../../src/standards/dicom/pixels/describe.ts';
import { cases } from './cases.ts';
import { COLUMNS, ROWS } from './pattern.ts';
import { readFile } from './readFile.ts';
import { codedFile } from './references.ts';

const coded = cases.filter(({ encode }) => encode !== undefined && encode[0] !== 'dcmconv').map(({ name }) => name);

async function readCase(name: string) {
  const file = readFile(await readBytes(codedFile(name)));
  const bytes = file.frameBytes(1, 0);
  return { bytes, contentType: file.contentType, description: describeFrame(file.dataset, 1) };
}

describe.each(coded)('%s', (name) => {
  beforeAll(readWasmFromPackages);

  it.each([0, 1, 30, 0.3, 0.7, 0.95])('fails when only %s of it has come', async (part) => {
    const { bytes, contentType, description } = await readCase(name);
    const length = part < 1 ? Math.floor(bytes.length * part) : part;

    const decoding = decodeFrame(bytes.slice(0, length), contentType, description);

    await expect(decoding).rejects.toBeInstanceOf(Failure);
  });

  it('fails when its data set announces another size', async () => {
    const { bytes, contentType, description } = await readCase(name);

    const decoding = decodeFrame(bytes, contentType, { ...description, rows: ROWS * 2, columns: COLUMNS });

    await expect(decoding).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('fails or gives a whole frame when bytes are changed, and works again afterwards', async () => {
    const { bytes, contentType, description } = await readCase(name);
    for (let round = 0; round < 12; round++) {
      const damaged = bytes.slice();
      for (let hit = 0; hit <= round % 4; hit++)
        damaged[(round * 997 + hit * 331) % damaged.length] = (round * 61 + hit * 17) & 0xff;
      try {
        const { pixels, samples } = await decodeFrame(damaged, contentType, description);
        expect(pixels.length).toBe(ROWS * COLUMNS * samples);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }

    const { pixels } = await decodeFrame(bytes, contentType, description);
    expect(new Set(pixels).size).toBeGreaterThan(10);
  });
});
