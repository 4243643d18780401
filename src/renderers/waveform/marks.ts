// Places in time that the file names: events, fiducial points, R waves.
import { printForeign } from '../../lib/foreignText.ts';
import type { Annotation } from '../../standards/dicom/waveform/annotations.ts';
import { printValue } from './printScale.ts';
import type { Sheet } from './recordings.ts';
import type { Mark } from './scene.ts';

/** In order of time, of the group that is shown. */
export function marksOf({ recording, group }: Pick<Sheet, 'recording' | 'group'>): readonly Mark[] {
  const own = recording.groups.indexOf(group) + 1;
  return recording.annotations
    .filter(({ channels }) => channels.length === 0 || channels.some(([number]) => number === own))
    .flatMap((annotation) => placesOf(annotation, group.rateHz).map((place) => toMark(place, annotation, own)))
    .filter(({ sec, toSec }) => Number.isFinite(sec) && sec >= 0 && toSec >= sec)
    .sort((a, b) => a.sec - b.sec);
}

type Place = readonly [sec: number, toSec: number];

/** Sample positions count from 1 (PS3.3 C.10.10.1.3). */
function placesOf({ seconds, positions, isSpan }: Annotation, rateHz: number): Place[] {
  const times = seconds.length > 0 ? seconds : positions.map((position) => (position - 1) / rateHz);
  if (!isSpan) return times.map((time) => [time, time]);
  return times.flatMap((time, at) => (at % 2 === 0 ? [[time, times[at + 1] ?? time] as const] : []));
}

function toMark([sec, toSec]: Place, annotation: Annotation, own: number): Mark {
  const channels = annotation.channels.filter(([group]) => group === own).map(([, channel]) => channel - 1);
  const said = annotation.value === undefined ? annotation.text : printValue(annotation.value, annotation.unit);
  return {
    sec,
    toSec,
    text: printForeign([annotation.name, said].filter(Boolean).join(' '), 40),
    ...(channels.length > 0 && !channels.includes(-1) && { channels }),
  };
}
