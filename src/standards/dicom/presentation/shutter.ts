// Display shutters (PS3.3 C.7.6.11): what of a picture is not to be seen.
import { type Dataset, number, numbers, texts } from '../json.ts';

/** px from the top-left corner of the picture, x right and y down. What lies outside any of them is covered. */
export type Shutter =
  | { readonly shape: 'rectangle'; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
  | { readonly shape: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly shape: 'polygon'; readonly points: readonly number[] };

const MAX_POINTS = 10_000;

/** An image's own, or a presentation state's. Edges are pixel numbers from 1; the pixels named are still seen. */
export function parseShutters(dataset: Dataset): Shutter[] {
  return texts(dataset, '00181600').flatMap((shape) => {
    switch (shape.toUpperCase()) {
      case 'RECTANGULAR':
        return rectangle(dataset);
      case 'CIRCULAR':
        return circle(dataset);
      case 'POLYGONAL':
        return polygon(dataset);
      default:
        return [];
    }
  });
}

function rectangle(dataset: Dataset): Shutter[] {
  const [left, right] = [number(dataset, '00181602'), number(dataset, '00181604')];
  const [top, bottom] = [number(dataset, '00181606'), number(dataset, '00181608')];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return [];
  if (right < left || bottom < top) return [];
  return [{ shape: 'rectangle', left: left - 1, top: top - 1, right, bottom }];
}

function circle(dataset: Dataset): Shutter[] {
  // Row before column (C.7.6.11.1).
  const [row, column] = numbers(dataset, '00181610');
  const radius = number(dataset, '00181612');
  if (row === undefined || column === undefined || radius === undefined || !(radius > 0)) return [];
  return [{ shape: 'circle', x: column - 0.5, y: row - 0.5, radius: radius + 0.5 }];
}

function polygon(dataset: Dataset): Shutter[] {
  const written = numbers(dataset, '00181620').slice(0, 2 * MAX_POINTS);
  if (written.length < 6) return [];
  const points: number[] = [];
  for (let at = 0; at + 1 < written.length; at += 2) points.push((written[at + 1] ?? 0) - 0.5, (written[at] ?? 0) - 0.5);
  return [{ shape: 'polygon', points }];
}
