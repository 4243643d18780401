// Compares every picture of a folder with DCMTK: `npx tsx e2e/pixels/compare.ts FOLDER [part of a path]`.
import { readFile as readBytes, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readWasmFromPackages } from '../../src/standards/dicom/codecs/node.ts';
import type { FrameDescription } from '../../src/standards/dicom/pixels/description.ts';
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
  /** Why DCMTK draws it otherwise, where the standard is with us. */
  readonly reason?: string;
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
    const reason = whyOtherwise(drawing.description);
    return { ...about, difference: measureDifference(drawing, theirs), ...(reason && { reason }) };
  } catch (error) {
    return { ...about, theirs: words(error) };
  }
}

function whyOtherwise({ palette, padding }: FrameDescription): string | undefined {
  if (palette?.supplemental) return 'DCMTK knows no supplemental palette (C.7.6.19)';
  return padding && 'DCMTK draws padding as image (C.7.5.1.1.2)';
}

const isSame = ({ mean, max }: Difference): boolean => mean <= 1 && max <= 2;

function verdictOf({ difference, reason, ours }: Outcome): string {
  if (difference) return isSame(difference) ? 'same' : reason ? 'otherwise by the standard' : 'DIFFERS';
  return ours ? 'not drawn here' : 'not drawn by DCMTK';
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

function print(outcome: Outcome): void {
  const { file, frame, what, difference, reason, ours, theirs } = outcome;
  const numbers =
    difference && `mean ${difference.mean.toFixed(3)} max ${difference.max}${isSame(difference) ? '' : ` ${reason ?? ''}`}`;
  const sides = [ours && `here: ${ours}`, theirs && `DCMTK: ${theirs}`].filter(Boolean).join(' | ');
  console.log(`${verdictOf(outcome)}\t${numbers ?? sides}\t${file}#${frame}\t${what}`);
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
      const verdict = verdictOf(outcome);
      tally.set(verdict, (tally.get(verdict) ?? 0) + 1);
    }
  console.log(Object.fromEntries(tally));
  if (tally.has('DIFFERS')) process.exitCode = 1;
}

await main(process.argv.slice(2));
