import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineItem } from '../../testing/timelineItem.ts';
import { counterpart, isSameVisit, otherEye } from './pairing.ts';

const eye = (laterality: 'R' | 'L' | 'B' | undefined, kind = 'colour') => ({
  isEye: true,
  label: kind,
  kind,
  ...(laterality && { laterality }),
});

describe('the other eye', () => {
  it('is the nearest of the other side, and of the same kind before any other', () => {
    expect(otherEye([eye('R'), eye('L')], 0)).toBe(1);
    expect(otherEye([eye('R'), eye('R'), eye('L'), eye('L')], 1)).toBe(2);
    expect(otherEye([eye('R'), eye('L', 'red-free'), eye('R', 'red-free'), eye('L')], 0)).toBe(3);
  });
  it('is nobody’s guess: none where no side is told, and none for skin', () => {
    expect(otherEye([eye(undefined), eye('L')], 0)).toBeUndefined();
    expect(otherEye([eye('B'), eye('L')], 0)).toBeUndefined();
    expect(otherEye([{ ...eye('R'), isEye: false }, eye('L')], 0)).toBeUndefined();
  });
  it('is never of the same side', () => {
    const shots = fc.array(fc.constantFrom('R' as const, 'L' as const, 'B' as const, undefined), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(shots, fc.nat(8), (sides, index) => {
        const all = sides.map((side) => eye(side));
        const other = otherEye(all, index);
        return other === undefined || new Set([all[other]?.laterality, all[index]?.laterality]).size === 2;
      }),
    );
  });
});

describe('the earlier picture of the same', () => {
  const skin = (kind: string) => ({ isEye: false, label: kind, kind });
  it('is of the same kind, though another comes first', () => {
    expect(counterpart(skin('Dermatoskopi'), 1, [skin('Översikt'), skin('Dermatoskopi')])?.kind).toBe('Dermatoskopi');
  });
  it('is the one in the same place where several are of that kind', () => {
    const earlier = [skin('Sår'), skin('Sår')];
    expect(counterpart(skin('Sår'), 1, earlier)).toBe(earlier[1]);
  });
  it('is never of the other side', () => {
    expect(counterpart(eye('L'), 0, [eye('R'), eye('L')])?.laterality).toBe('L');
    expect(counterpart(eye('L'), 0, [eye('R')])).toBeUndefined();
  });
});

describe('a visit', () => {
  const photo = timelineItem('2026-05-12', { specialty: 'eye', uids: ['1.2'] });
  it('is one study, or one day', () => {
    expect(isSameVisit(photo, timelineItem('2026-05-13', { specialty: 'eye', uids: ['1.2', '1.3'] }))).toBe(true);
    expect(isSameVisit(photo, timelineItem('2026-05-12', { specialty: 'eye', uids: ['1.9'] }))).toBe(true);
    expect(isSameVisit(photo, timelineItem('2025-05-12', { specialty: 'eye', uids: ['1.9'] }))).toBe(false);
  });
  it('is of one specialty, and of two items', () => {
    expect(isSameVisit(photo, timelineItem('2026-05-12', { specialty: 'skin', uids: ['1.9'] }))).toBe(false);
    expect(isSameVisit(photo, photo)).toBe(false);
  });
});
