// The figures beside a mark: ours, from the points the engine keeps, with our spacing, regions and values.
import { storedToModality } from '../../../standards/dicom/pixels/modality.ts';
import type { Point } from '../camera.ts';
import { printNumber } from '../captions.ts';
import { printFigure, printStatistics, printValueAt } from '../figures.ts';
import { angleOf, areaOf, ellipseStatistics, lengthOf, rectangleStatistics, type Scale } from '../measure.ts';
import { storedAt } from '../picture.ts';
import { add, dot, type Vector } from '../plane.ts';
import { regionsOf } from '../regions.ts';
import { spacingOf } from '../spacing.ts';
import { words } from '../words.ts';
import { gridOf, type Known, knownImage } from './images.ts';

export type MarkKind = 'length' | 'angle' | 'ellipse' | 'rectangle' | 'probe';

/** The engine without a GPU counts from the corner of the first pixel, with one from its centre. */
const cornerOf = (kind: 'cpu' | 'gpu') => (kind === 'cpu' ? 0 : 0.5);

function toPx({ shot }: Known, world: Vector, kind: 'cpu' | 'gpu'): Point {
  const { origin, row, column, spacing } = gridOf(shot);
  const offset = add(world, origin, -1);
  return [dot(offset, row) / spacing.x + cornerOf(kind), dot(offset, column) / spacing.y + cornerOf(kind)];
}

function pointsOf(data: unknown): Vector[] {
  const handles = typeof data === 'object' && data !== null && 'handles' in data ? data.handles : undefined;
  const points = typeof handles === 'object' && handles !== null && 'points' in handles ? handles.points : undefined;
  if (!Array.isArray(points)) return [];
  return points.flatMap((point: unknown): Vector[] => {
    const [x, y, z] = Array.isArray(point) || point instanceof Float32Array || point instanceof Float64Array ? point : [];
    return typeof x === 'number' && typeof y === 'number' && typeof z === 'number' ? [[x, y, z]] : [];
  });
}

/** @param targetId the engine's 'imageId:…' of the picture, or a list with it */
export function markText(mark: MarkKind, data: unknown, targetId: unknown, kind: 'cpu' | 'gpu'): string[] {
  const target: unknown = Array.isArray(targetId) ? targetId[0] : targetId;
  const image = typeof target === 'string' ? knownImage(target.replace(/^imageId:/, '')) : undefined;
  const points = image ? pointsOf(data).map((point) => toPx(image, point, kind)) : [];
  const [a, b, c] = points;
  if (!image || !a) return [];
  const { dataset, frame } = image.shot;
  const scale: Scale = { spacing: spacingOf(dataset, frame), regions: regionsOf(dataset) };
  switch (mark) {
    case 'length':
      return b ? printFigure(lengthOf(scale, a, b), scale) : [];
    case 'angle': {
      if (!b || !c) return [];
      const angle = angleOf(scale, [a, b, c]);
      return typeof angle === 'number' ? [`${printNumber(angle, 1)}°`] : printFigure(angle, scale);
    }
    case 'probe':
      return printValueAt(image.shown?.picture, a);
    default:
      return areaText(mark, image, points, scale);
  }
}

function areaText(mark: 'ellipse' | 'rectangle', { shown }: Known, points: readonly Point[], scale: Scale): string[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [from, to]: [Point, Point] = [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
  const box = (to[0] - from[0]) * (to[1] - from[1]);
  const area = areaOf(scale, mark === 'ellipse' ? (box * Math.PI) / 4 : box, [from, to]);
  const lines = printFigure(typeof area === 'string' ? area : [area], scale, 2).map((line) => `${words().area} ${line}`);
  const picture = shown?.picture;
  if (!picture || picture.isReduced || picture.levels[0].frame.samples !== 1) return lines;
  const at = (column: number, row: number) => {
    const stored = storedAt(picture, column, row);
    return stored === undefined ? undefined : storedToModality(picture.description, stored);
  };
  const grid = { columns: picture.columns, rows: picture.rows, at };
  const statistics = mark === 'ellipse' ? ellipseStatistics(grid, from, to) : rectangleStatistics(grid, from, to);
  return [...lines, ...printStatistics(statistics, picture.description)];
}
