// The letters at the picture's edges (PS3.3 C.7.6.1.1.1 and C.7.6.2.1.1), and how they follow turn and mirror.
import { type Dataset, texts } from '../../standards/dicom/json.ts';
import { type Camera, turn } from './camera.ts';
import { directions, type Vector } from './plane.ts';

/** Where an edge points to in the patient, strongest first: Right, Left, Anterior, Posterior, Head, Foot. */
export type Letter = 'R' | 'L' | 'A' | 'P' | 'H' | 'F';
export type Letters = readonly Letter[];
export interface Edges {
  readonly left: Letters;
  readonly right: Letters;
  readonly top: Letters;
  readonly bottom: Letters;
}

const OPPOSITE: Record<Letter, Letter> = { R: 'L', L: 'R', A: 'P', P: 'A', H: 'F', F: 'H' };
const opposite = (letters: Letters): Letters => letters.map((letter) => OPPOSITE[letter]);

/** Below this share of a direction, an axis is not worth a letter. */
const THRESHOLD = 0.25;

/** The letters of a direction (LPS), by size, up to three. */
export function lettersOf([x, y, z]: Vector): Letters {
  const axes: { letter: Letter; size: number }[] = [
    { letter: x >= 0 ? 'L' : 'R', size: Math.abs(x) },
    { letter: y >= 0 ? 'P' : 'A', size: Math.abs(y) },
    { letter: z >= 0 ? 'H' : 'F', size: Math.abs(z) },
  ];
  return axes
    .filter(({ size }) => size > THRESHOLD)
    .sort((a, b) => b.size - a.size)
    .map(({ letter }) => letter);
}

/** One value of Patient Orientation (0020,0020): 'A', 'FR', … Biped letters only; others are not trusted. */
function parseLetters(value: string | undefined): Letters | undefined {
  if (!value || !/^[RLAPHF]{1,3}$/.test(value)) return undefined;
  return [...value].filter((letter): letter is Letter => letter in OPPOSITE);
}

/** The edges of the stored picture; undefined when nothing says: then no letters, and a mark (never a guess). */
export function edgesOf(dataset: Dataset, frame: number): Edges | undefined {
  const axes = directions(dataset, frame);
  let right = axes && lettersOf(axes.row);
  let bottom = axes && lettersOf(axes.column);
  if (!right || !bottom) {
    const [row, column] = texts(dataset, '00200020');
    right = parseLetters(row);
    bottom = parseLetters(column);
  }
  if (!right || !bottom) return undefined;
  return { left: opposite(right), right, top: opposite(bottom), bottom };
}

/** The edges as seen. A turn that is not a right angle shows the nearest. */
export function seenEdges(edges: Edges, camera: Pick<Camera, 'rotation' | 'isMirrored'>): Edges {
  const { left, right, top, bottom } = edges;
  const around = camera.isMirrored ? [top, left, bottom, right] : [top, right, bottom, left];
  const quarter = Math.round(turn(camera.rotation) / 90) % 4;
  const at = (place: number): Letters => around[(place - quarter + 4) % 4] ?? [];
  return { top: at(0), right: at(1), bottom: at(2), left: at(3) };
}
