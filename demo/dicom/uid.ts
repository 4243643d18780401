import { createHash } from 'node:crypto';

/** The same name gives the same UID on every machine: 2.25 and 128 bits of a hash (PS3.5 §B.2). */
export function uid(...name: readonly (string | number)[]): string {
  const hash = createHash('sha256')
    .update(`helbild-demo/${name.join('/')}`)
    .digest();
  return `2.25.${BigInt(`0x${hash.subarray(0, 16).toString('hex')}`)}`;
}
