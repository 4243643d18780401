// Where uploads wait until all of them has come; the store they move to. What is answered for is on disk.
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Staged {
  readonly path: string;
  readonly size: number;
}

export class Staging {
  /** Part of the store's own file system, so that a move is one step. */
  readonly #incoming: string;
  readonly #objects: string;

  constructor(folder: string) {
    this.#incoming = join(folder, 'incoming');
    this.#objects = join(folder, 'objects');
  }

  get objects(): string {
    return this.#objects;
  }

  /** Throws away what an earlier process left half received. */
  async begin(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true });
    await mkdir(this.#objects, { recursive: true });
  }

  /** @returns a file that is on disk, or nothing at all when the stream fails */
  async write(body: AsyncIterable<Uint8Array>): Promise<Staged> {
    const path = join(this.#incoming, randomUUID());
    const file = await open(path, 'wx');
    try {
      let size = 0;
      for await (const chunk of body) {
        await writeAll(file, chunk);
        size += chunk.length;
      }
      await file.sync();
      return { path, size };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  drop = (staged: Staged): Promise<void> => rm(staged.path, { force: true });

  /** Moves it to its place for good. @returns the place, below `objects` */
  async keep(staged: Staged, uid: string): Promise<string> {
    const name = createHash('sha256').update(uid).digest('hex');
    const place = `${name.slice(0, 2)}/${name}.dcm`;
    const target = join(this.#objects, place);
    await mkdir(dirname(target), { recursive: true });
    await rename(staged.path, target);
    await syncFolder(dirname(target));
    await syncFolder(this.#objects);
    return place;
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}

/** A new name is safe only when its folder is on disk. Windows has no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
