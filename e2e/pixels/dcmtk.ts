// DCMTK draws a frame: the independent opinion.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Picture {
  readonly columns: number;
  readonly rows: number;
  /** 1 grey, 3 RGB; interleaved bytes. */
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

const run = promisify(execFile);
/** Which of DCMTK's three programs reads a transfer syntax; dcm2pnm says so itself where none does. */
export function programFor(transferSyntax: string): string {
  if (/^1\.2\.840\.10008\.1\.2\.4\.(5\d|70)$/.test(transferSyntax)) return 'dcmj2pnm';
  return /^1\.2\.840\.10008\.1\.2\.4\.8[01]$/.test(transferSyntax) ? 'dcml2pnm' : 'dcm2pnm';
}

/** @param flags as in dcm2pnm's manual; overlays are left out. @throws the program's own words */
export async function drawWithDcmtk(
  file: string,
  transferSyntax: string,
  frame: number,
  flags: readonly string[],
): Promise<Picture> {
  const folder = await mkdtemp(join(tmpdir(), 'dcmtk-'));
  try {
    const out = join(folder, 'out.pnm');
    await run(programFor(transferSyntax), ['-q', '-O', '+op', '+F', String(frame), ...flags, file, out]);
    return parsePnm(await readFile(out));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Binary PGM or PPM of 8 bits. */
export function parsePnm(bytes: Uint8Array): Picture {
  const header = /^P([56])\s+(?:#.*\n)*(\d+)\s+(\d+)\s+(\d+)\s/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));
  if (!header) throw new Error('no binary PNM');
  const [all, kind, columns, rows] = header;
  return { columns: Number(columns), rows: Number(rows), channels: kind === '5' ? 1 : 3, data: bytes.subarray(all.length) };
}
