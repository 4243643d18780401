// Bulk annotations of the study, drawn on the slide they were made on: nuclei by the thousand.
import { readBytes } from '../../lib/readBytes.ts';
import type { Call } from '../../model/item.ts';
import { type AnnotationGroup, annotatedImage, readAnnotations } from '../../standards/dicom/annotations/bulk.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { text, toDatasets } from '../../standards/dicom/json.ts';
import type { Lent } from '../renderer.ts';
import { type Camera, cornersOf, type Point, toPane } from './camera.ts';
import { baseOf, type SlideImage } from './image.ts';
import type { SlideRef } from './open.ts';
import type { Ink, Pen } from './paint.ts';

export interface SlideAnnotations extends AnnotationGroup {
  /** Pixels of the base level to one of the coordinates' image. */
  readonly scale: number;
}

const BULK_ANNOTATIONS = '1.2.840.10008.5.1.4.1.1.91.1';
const MOST_BYTES = 256 * 2 ** 20;
/** So many in one frame; more are thinned, evenly, until the reader comes closer. */
const MOST_DRAWN = 20_000;

/** @throws Failure */
export async function readSlideAnnotations(
  others: readonly Lent[],
  { instances }: Pick<SlideRef, 'instances'>,
  image: SlideImage,
  { signal }: Call,
): Promise<SlideAnnotations[]> {
  const wanted = others.flatMap(({ item, ...lent }) =>
    item.parts
      .filter(({ sopClass, modality }) => sopClass === BULK_ANNOTATIONS || modality === 'ANN')
      .map((part) => ({ part, ...lent })),
  );
  const groups = await Promise.all(
    wanted.map(async ({ part, read, admit }) => {
      const datasets = toDatasets(await (await read(part, { signal, accept: ['application/dicom+json'] })).json());
      for (const dataset of datasets) admit(identityOf(dataset));
      return Promise.all(
        datasets.map(async (dataset): Promise<SlideAnnotations[]> => {
          const width = instances.get(annotatedImage(dataset) ?? '');
          const instance = text(dataset, '00080018');
          if (width === undefined || instance === undefined) return [];
          const readBulk = async (bulkData: string): Promise<Uint8Array> =>
            readBytes(await read(part, { signal, instance, bulkData }), { signal, maxBytes: MOST_BYTES });
          const found = await readAnnotations(dataset, readBulk);
          return found.map((group) => ({ ...group, scale: baseOf(image).width / width }));
        }),
      );
    }),
  );
  return groups.flat(2);
}

/** Drawn by software: the colour of software, and dashed. */
export function paintAnnotations(pen: Pen, group: SlideAnnotations, camera: Camera, ink: Ink): void {
  const { starts, coordinates, scale, graphic } = group;
  const corners = cornersOf(camera);
  const [left, right] = [Math.min(...corners.map(([x]) => x)) / scale, Math.max(...corners.map(([x]) => x)) / scale];
  const [top, bottom] = [Math.min(...corners.map(([, y]) => y)) / scale, Math.max(...corners.map(([, y]) => y)) / scale];
  const isInSight = (at: number): boolean => {
    const [x, y] = [coordinates[at] ?? 0, coordinates[at + 1] ?? 0];
    return x > left - 200 && x < right + 200 && y > top - 200 && y < bottom + 200;
  };
  const step = Math.max(1, Math.ceil(starts.length / MOST_DRAWN));
  pen.strokeStyle = group.isComputed ? ink.computed : ink.mark;
  pen.lineWidth = 1.5;
  pen.setLineDash(group.isComputed ? [5, 3] : []);
  pen.beginPath();
  for (let one = 0; one + 1 < starts.length; one += step) {
    const [from, to] = [starts[one] ?? 0, starts[one + 1] ?? 0];
    if (!isInSight(from)) continue;
    const points: Point[] = [];
    for (let at = from; at + 1 < to; at += 2)
      points.push(toPane(camera, [(coordinates[at] ?? 0) * scale, (coordinates[at + 1] ?? 0) * scale]));
    trace(pen, points, graphic);
  }
  pen.stroke();
  pen.setLineDash([]);
}

function trace(pen: Pen, points: readonly Point[], graphic: AnnotationGroup['graphic']): void {
  const [first, second, third, fourth] = points;
  if (!first) return;
  if (graphic === 'POINT') {
    pen.moveTo(first[0] + 4, first[1]);
    pen.arc(first[0], first[1], 4, 0, 2 * Math.PI);
  } else if (graphic === 'ELLIPSE' && second && third && fourth) {
    // Ends of the long axis, then of the short one (C.18.6.1.2).
    const [cx, cy] = [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
    const angle = Math.atan2(second[1] - first[1], second[0] - first[0]);
    const [long, short] = [
      Math.hypot(second[0] - first[0], second[1] - first[1]) / 2,
      Math.hypot(fourth[0] - third[0], fourth[1] - third[1]) / 2,
    ];
    pen.moveTo(cx + long * Math.cos(angle), cy + long * Math.sin(angle));
    pen.ellipse(cx, cy, long, short, angle, 0, 2 * Math.PI);
  } else {
    pen.moveTo(first[0], first[1]);
    for (const [x, y] of points.slice(1)) pen.lineTo(x, y);
    if (graphic !== 'POLYLINE') pen.closePath();
  }
}
