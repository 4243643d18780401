// A series' instances as stacks to scroll and clips to play: split by shape and direction, sorted through the patient.
import type { Part } from '../../model/item.ts';
import { type Dataset, number, text } from '../../standards/dicom/json.ts';
import { frameCount, frameNumbers } from './frameValues.ts';
import { directions, dot, type Plane, planeOf } from './plane.ts';

/** One picture: a frame of an instance. */
export interface Shot {
  readonly part: Part;
  /** SOP Instance UID. */
  readonly uid: string;
  /** From 1. */
  readonly frame: number;
  readonly dataset: Dataset;
  readonly plane?: Plane;
}

/** Pictures that belong after one another. 'clip': the frames of one instance, in time. */
export interface Stack {
  readonly key: string;
  readonly kind: 'stack' | 'clip';
  readonly part: Part;
  readonly shots: readonly [Shot, ...Shot[]];
}

const SOP_INSTANCE = '00080018';
/** Rows, Bits Allocated, Photometric Interpretation: an object with none of them has no picture (a report filed among images). */
const PICTURE_TAGS = ['00280010', '00280100', '00280004'];
const isPicture = (dataset: Dataset) =>
  PICTURE_TAGS.some((tag) => text(dataset, tag) !== undefined) && number(dataset, '00280010') !== 0;

/** Classes whose frames are slices or projections in space rather than moments, by what their frames carry. */
const isSpatial = (shots: readonly Shot[]): boolean => {
  const planes = shots.flatMap(({ plane }) => plane ?? []);
  if (planes.length < shots.length || planes.length < 2) return false;
  const places = new Set(planes.map(({ origin }) => origin.map((value) => value.toFixed(2)).join()));
  return places.size > 1;
};

/** All frames of an instance. */
export function shotsOf(part: Part, dataset: Dataset): Shot[] {
  const uid = text(dataset, SOP_INSTANCE);
  if (!uid || !isPicture(dataset)) return [];
  return Array.from({ length: frameCount(dataset) }, (_, index) => {
    const plane = planeOf(dataset, index + 1);
    return { part, uid, frame: index + 1, dataset, ...(plane && { plane }) };
  });
}

/**
 * @param datasets all instances of a series, in any order; one that comes twice counts once
 * @returns the largest way to see them: clips each for itself, the rest in stacks of one size and direction
 */
export function stacksOf(part: Part, datasets: readonly Dataset[]): Stack[] {
  const clips: Stack[] = [];
  const groups = new Map<string, Shot[]>();
  const seen = new Set<string>();
  for (const dataset of datasets) {
    const shots = shotsOf(part, dataset);
    const first = shots[0];
    if (!first || seen.has(first.uid)) continue;
    seen.add(first.uid);
    if (shots.length > 1 && !isSpatial(shots))
      clips.push({ key: first.uid, kind: 'clip', part, shots: [first, ...shots.slice(1)] });
    else for (const shot of shots) pushTo(groups, groupOf(shot, shots.length > 1), shot);
  }
  const stacks = [...groups.values()].flatMap((shots): Stack[] => {
    const [first, ...rest] = sortShots(shots);
    return first ? [{ key: `${first.uid}.${first.frame}`, kind: 'stack', part, shots: [first, ...rest] }] : [];
  });
  return [...stacks, ...clips].sort((a, b) => instanceNumber(a.shots[0]) - instanceNumber(b.shots[0]));
}

const pushTo = <Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value) => {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
};

/** What pictures must share to lie in one stack. An instance of many slices is never mixed with others. */
function groupOf({ dataset, frame, uid, plane }: Shot, isVolume: boolean): string {
  const axes = plane ?? directions(dataset, frame);
  const direction = axes ? [...axes.row, ...axes.column].map((value) => Math.round(value * 50)).join() : 'none';
  // Projections may differ in size and still be looked through together: only slices are split by size.
  const size = axes ? `${number(dataset, '00280010')}x${number(dataset, '00280011')}` : '';
  return `${isVolume ? uid : ''}|${direction}|${size}`;
}

const instanceNumber = ({ dataset }: Shot) => number(dataset, '00200013') ?? Number.MAX_SAFE_INTEGER;
/** Trigger or acquisition time, as a number that sorts; DICOM's TM is digits in order. */
const time = ({ dataset, frame }: Shot) =>
  frameNumbers(dataset, frame, '00189118', '00181060')[0] ?? Number.parseFloat(text(dataset, '00080032') ?? '') ?? 0;

/** By position along the normal, then time, then instance number and frame (domain rule "sort"). */
export function sortShots(shots: readonly Shot[]): Shot[] {
  const normal = shots[0]?.plane?.normal;
  const place = ({ plane }: Shot) => (plane && normal ? Math.round(dot(plane.origin, normal) * 1000) / 1000 : 0);
  const hasPlaces = normal !== undefined && shots.every(({ plane }) => plane);
  const compare = (a: number, b: number) => (a === b || Number.isNaN(a) || Number.isNaN(b) ? 0 : a - b);
  return [...shots].sort(
    (a, b) =>
      (hasPlaces ? compare(direction(normal) * place(a), direction(normal) * place(b)) : 0) ||
      (hasPlaces ? compare(time(a), time(b)) : 0) ||
      compare(instanceNumber(a), instanceNumber(b)) ||
      compare(a.frame, b.frame),
  );
}

/** Scrolling follows anatomy: head to foot, right to left, front to back, whichever the normal names best. */
function direction(normal: readonly [number, number, number]): 1 | -1 {
  const sizes = normal.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  const wanted = axis === 2 ? -1 : 1;
  return (normal[axis] ?? 1) >= 0 ? wanted : wanted === 1 ? -1 : 1;
}
