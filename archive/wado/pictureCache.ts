// Drawn pictures on disk, in the folder for things that can be made again.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MAX_BYTES = 256 * 2 ** 20;

export class PictureCache {
  readonly #folder: string;
  readonly #making = new Map<string, Promise<Uint8Array>>();
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Removes the oldest until the rest is within bounds. */
  async trim(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const files = await Promise.all(
      (await readdir(this.#folder)).map(async (name) => {
        const path = join(this.#folder, name);
        const found = await stat(path).catch(() => undefined);
        return { path, size: found?.size ?? 0, mtime: found?.mtimeMs ?? 0 };
      }),
    );
    let total = files.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of files.sort((a, b) => a.mtime - b.mtime)) {
      if (total <= MAX_BYTES) break;
      await rm(path, { force: true });
      total -= size;
    }
  }

  /** @param tag names the picture with all that it depends on */
  get(tag: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const name = tag.replace(/[^A-Za-z0-9_-]/g, '');
    const running = this.#making.get(name);
    if (running) return running;
    const path = join(this.#folder, name);
    const job = readFile(path)
      .catch(() => make().then((bytes) => this.#keep(path, bytes)))
      .finally(() => this.#making.delete(name));
    this.#making.set(name, job);
    return job;
  }

  /** A cache that cannot be written costs time, not the answer. */
  async #keep(path: string, bytes: Uint8Array): Promise<Uint8Array> {
    const unfinished = `${path}.${process.pid}.${this.#count++}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
    } catch {
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
    if (this.#count % 500 === 0) await this.trim().catch(() => undefined);
    return bytes;
  }
}
