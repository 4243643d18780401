// Makes the committed reference pictures anew: `npx tsx e2e/pixels/make-references.ts`. Needs DCMTK (Debian: dcmtk).
import { execFile } from 'node:child_process';
import { mkdtemp, readFile as readBytes, rm, writeFile as writeBytes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { readWasmFromPackages } from '../../src/standards/dicom/codecs/node.ts';
import { type Case, cases } from './cases.ts';
import { drawWithDcmtk, type Picture } from './dcmtk.ts';
import { drawHere } from './draw.ts';
import { encodeWithWasm } from './encode.ts';
import { toFlags } from './flags.ts';
import { readFile } from './readFile.ts';
import { codedFile, referencePicture } from './references.ts';
import { writeFile } from './writeFile.ts';

const run = promisify(execFile);

/** The case's file, compressed where it says so; compressed ones are kept, for a clone without DCMTK. */
async function makeFile({ name, elements, encode }: Case, folder: string): Promise<string> {
  const [program, ...flags] = encode ?? [];
  const plain = join(folder, `${name}.plain.dcm`);
  await writeBytes(plain, writeFile(elements));
  if (program === undefined) return plain;
  const path = codedFile(name);
  // The same UIDs each time, so that only what has changed changes.
  const steady = ['dcmcjpeg', 'dcmcjpls'].includes(program) ? ['+un'] : [];
  if (program.startsWith('dcm')) await run(program, [...steady, ...flags, plain, path]);
  else await writeBytes(path, writeFile(elements, await encodeWithWasm(program, elements)));
  return path;
}

async function drawReference(one: Case, folder: string): Promise<Picture> {
  const path = await makeFile(one, folder);
  const file = readFile(await readBytes(path));
  // Our own drawing is asked only which of the file's windows it took; the flags say the same to DCMTK.
  const flags = one.flags ?? toFlags(file, await drawHere(file, 1, one.look));
  if (!one.drawn) return drawWithDcmtk(path, file.transferSyntax, 1, flags);
  const plainer = join(folder, `${one.name}.drawn.dcm`);
  await writeBytes(plainer, writeFile(one.drawn));
  return drawWithDcmtk(plainer, '1.2.840.10008.1.2.1', 1, flags);
}

async function main(): Promise<void> {
  readWasmFromPackages();
  const folder = await mkdtemp(join(tmpdir(), 'references-'));
  for (const one of cases) {
    const { columns, rows, channels, data } = await drawReference(one, folder);
    await sharp(data, { raw: { width: columns, height: rows, channels } })
      .png({ compressionLevel: 9, palette: false })
      .toFile(referencePicture(one.name));
    console.log(one.name);
  }
  await rm(folder, { recursive: true });
}

await main();
