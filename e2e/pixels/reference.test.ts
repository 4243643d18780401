// What is painted, against what DCMTK paints. The references are committed; make-references.ts makes them.
import { readFile as readBytes } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWasmFromPackages } from '../../src/standards/dicom/codecs/node.ts';
import { cases } from './cases.ts';
import type { Picture } from './dcmtk.ts';
import { measureDifference } from './difference.ts';
import { drawHere } from './draw.ts';
import { readFile } from './readFile.ts';
import { codedFile, referencePicture } from './references.ts';
import { writeFile } from './writeFile.ts';

async function readPng(path: string): Promise<Picture> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return { columns: info.width, rows: info.height, channels: info.channels === 1 ? 1 : 3, data };
}

describe('pictures are as DCMTK draws them, 1 grey level in the mean and 2 at most', () => {
  beforeAll(readWasmFromPackages);

  it.each(cases)('$name', async ({ name, elements, encode, look }) => {
    const bytes = encode ? await readBytes(codedFile(name)) : writeFile(elements);

    const drawing = await drawHere(readFile(bytes), 1, look);

    const { mean, max } = measureDifference(drawing, await readPng(referencePicture(name)));
    expect(mean).toBeLessThanOrEqual(1);
    expect(max).toBeLessThanOrEqual(2);
  });
});
