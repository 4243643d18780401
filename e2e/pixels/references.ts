// Where the committed references lie.
import { fileURLToPath } from 'node:url';

const at = (name: string): string => fileURLToPath(new URL(`./references/${name}`, import.meta.url));

/** DCMTK's drawing of a case. */
export const referencePicture = (name: string): string => at(`${name}.png`);
/** A case's compressed file. */
export const codedFile = (name: string): string => at(`${name}.dcm`);
