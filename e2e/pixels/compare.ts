// Compares every picture of a folder with DCMTK: `npx tsx e2e/pixels/compare.ts FOLDER [part of a path]`.
import { readFile as readBytes, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readWasmFromPackages } from '../../src/standards/dicom/codecs/node.ts';
import { drawWithDcmtk } from './dcmtk.ts';
import { type Difference, measureDifference } from './difference.ts';
import { type Drawing, drawHere } from './draw.ts';
import { toFlags } from './flags.ts';
import { type DicomFile, readFile } from './readFile.ts';

interface Outcome {
  readonly file: string;
  readonly frame: number;
  readonly what: string;
  readonly difference?: Difference;
  readonly ours?: string;
  readonly theirs?: string;
}

const words = (error: unknown): string =>
  (error instanceof Error ? ((error as { stderr?: string }).stderr || error.message).trim() : String(error)).slice(0, 160);

async function compareFrame(path: string, name: string, file: DicomFile, frame: number): Promise<Outcome> {
  let drawing: Drawing;
  const what = file.transferSyntax.slice(17) || 'implicit';
  try {
    drawing = await drawHere(file, frame);
  } catch (error) {
    const theirs = await drawWithDcmtk(path, file.transferSyntax, frame, []).then(() => 'draws it', words);
    return { file: name, frame, what, ours: words(error), theirs };
  }
  const { photometric, bitsStored, bitsAllocated, signed, modalityCode } = drawing.description;
  const about = {
    file: name,
    frame,
    what: `${what} ${modalityCode} ${photometric} ${bitsStored}/${bitsAllocated}${signed ? ' signed' : ''}`,
  };
  try {
    const flags = toFlags(file, drawing);
    const theirs = await drawWithDcmtk(path, file.transferSyntax, frame, flags);
    return { ...about, difference: measureDifference(drawing, theirs) };
  } catch (error) {
    return { ...about, theirs: words(error) };
  }
}

async function compareFile(path: string, name: string): Promise<Outcome[]> {
  let file: DicomFile;
  try {
    file = readFile(await readBytes(path));
  } catch (error) {
    return [{ file: name, frame: 0, what: 'unreadable', ours: words(error) }];
  }
  if (!['7FE00008', '7FE00009', '7FE00010'].some((tag) => tag in file.dataset)) return [];
  const frames = Math.max(1, Number(file.dataset['00280008']?.Value?.[0] ?? 1) || 1);
  const outcomes: Outcome[] = [];
  for (const frame of new Set([1, Math.ceil(frames / 2), frames])) outcomes.push(await compareFrame(path, name, file, frame));
  return outcomes;
}

function print({ file, frame, what, difference, ours, theirs }: Outcome): void {
  const verdict = difference
    ? `${difference.mean <= 1 && difference.max <= 2 ? 'same' : 'DIFFERS'} mean ${difference.mean.toFixed(3)} max ${difference.max}`
    : `${ours ? `here: ${ours}` : 'here: drawn'}${theirs ? ` | DCMTK: ${theirs}` : ''}`;
  console.log(`${verdict}\t${file}#${frame}\t${what}`);
}

async function main([folder = process.env.HELBILD_TESTDATA ?? '', part = '']: readonly string[]): Promise<void> {
  if (folder === '') throw new Error('which folder?');
  readWasmFromPackages();
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => name.includes(part))
    .sort();
  const tally = new Map<string, number>();
  for (const name of names)
    for (const outcome of await compareFile(join(folder, name), name)) {
      print(outcome);
      const { difference, ours } = outcome;
      const verdict = difference
        ? difference.mean <= 1 && difference.max <= 2
          ? 'same'
          : 'differs'
        : ours
          ? 'not drawn here'
          : 'not drawn by DCMTK';
      tally.set(verdict, (tally.get(verdict) ?? 0) + 1);
    }
  console.log(Object.fromEntries(tally));
}

await main(process.argv.slice(2));
