import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zip } from './zip.ts';

const entry = (name: string, ...bytes: number[]) => ({ name, bytes: new Uint8Array(bytes) });
const view = async (blob: Blob) => new DataView(await blob.arrayBuffer());

describe('a file of files', () => {
  it('carries the check sum of each (the CRC-32 of "123456789" is cbf43926)', async () => {
    const data = await view(zip([{ name: 'a', bytes: new TextEncoder().encode('123456789') }]));

    expect(data.getUint32(0, true)).toBe(0x04034b50);
    expect(data.getUint32(data.getUint32(data.byteLength - 6, true) + 16, true)).toBe(0xcbf43926);
  });

  it('ends with a directory that points at every file', async () => {
    const data = await view(zip([entry('a.bin', 1, 2, 3), entry('b.bin'), entry('c.bin', 4)]));
    const end = data.byteLength - 22;
    let at = data.getUint32(end + 16, true);

    expect(data.getUint16(end + 10, true)).toBe(3);
    for (const size of [3, 0, 1]) {
      expect(data.getUint32(at, true)).toBe(0x02014b50);
      expect(data.getUint32(at + 24, true)).toBe(size);
      expect(data.getUint32(data.getUint32(at + 42, true), true)).toBe(0x04034b50);
      at += 46 + data.getUint16(at + 28, true);
    }
    expect(at).toBe(end);
  });

  it('is opened by another program', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    const path = join(folder, 'x.zip');
    writeFileSync(path, new Uint8Array(await zip([entry('one.bin', 1, 2), entry('two.bin', 3)]).arrayBuffer()));
    const script = 'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(*z.namelist())';
    let names = 'one.bin two.bin';
    try {
      names = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }).trim();
    } catch (error) {
      // A machine without Python has checked the structure above.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }

    expect(names).toBe('one.bin two.bin');
    expect(readFileSync(path).length).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });
});
