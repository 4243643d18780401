// Which pictures belong beside each other: the two eyes of a visit; and which of an earlier visit shows the same.
import type { TimelineItem } from '../../model/item.ts';
import { toTime } from '../../model/time.ts';
import type { Shot } from './shots.ts';

type Taken = Pick<Shot, 'isEye' | 'laterality' | 'label' | 'kind'>;

/** Index of the other eye's picture: of the same kind of picture where there is one, else the nearest in order. */
export function otherEye(shots: readonly Taken[], index: number): number | undefined {
  const shot = shots[index];
  if (!shot?.isEye || (shot.laterality !== 'R' && shot.laterality !== 'L')) return undefined;
  const wanted = shot.laterality === 'R' ? 'L' : 'R';
  const far = (at: number): number => (shots[at]?.kind === shot.kind ? 0 : shots.length) + Math.abs(at - index);
  return shots
    .flatMap(({ isEye, laterality }, at) => (isEye && laterality === wanted ? [at] : []))
    .sort((a, b) => far(a) - far(b))[0];
}

/** The picture of an earlier visit to lay over one of now: never of the other side; same kind, else same place in order. */
export function counterpart<One extends Taken>(shot: Taken, index: number, earlier: readonly One[]): One | undefined {
  const isOtherSide = ({ laterality }: Taken): boolean =>
    laterality !== undefined && shot.laterality !== undefined && laterality !== shot.laterality;
  const sameSide = earlier.filter((one) => !isOtherSide(one));
  const sameKind = sameSide.filter(({ kind }) => kind === shot.kind);
  const inOrder = earlier[index];
  if (sameKind.length > 0) return inOrder && sameKind.includes(inOrder) ? inOrder : sameKind[0];
  return inOrder && sameSide.includes(inOrder) ? inOrder : sameSide[0];
}

const DAY_MS = 86_400_000;

/** One study, or one specialty's pictures of one day: clinics that give each eye a study of its own. */
export function isSameVisit(a: TimelineItem, b: TimelineItem): boolean {
  if (a.id === b.id || a.specialty !== b.specialty) return false;
  if (a.uids.some((uid) => b.uids.includes(uid))) return true;
  if (!a.when || !b.when) return false;
  return Math.floor(toTime(a.when) / DAY_MS) === Math.floor(toTime(b.when) / DAY_MS);
}
