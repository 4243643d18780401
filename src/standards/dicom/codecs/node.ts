// The codecs' WebAssembly in Node: read from the installed packages.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setWasmReader } from './wasm.ts';

/** Call once before the first frame is decoded in Node. */
export function readWasmFromPackages(): void {
  const { resolve } = createRequire(import.meta.url);
  setWasmReader(async ({ name }) => WebAssembly.compile(new Uint8Array(await readFile(resolve(name)))));
}
