import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../model/item.ts';
import { timelineItem } from '../../testing/timelineItem.ts';
import type { Lent } from '../renderer.ts';
import type { Field, Side } from './field.ts';
import { readOthers, withOtherEye } from './tests.ts';

const OPV = '1.2.840.10008.5.1.4.1.1.80.1';
const item = (day: string): TimelineItem =>
  timelineItem(day, { parts: [{ key: day, mediaType: 'application/dicom', sopClass: OPV }], uids: [`study ${day}`] });
const dataset = (day: string) => ({
  '00080018': { vr: 'UI', Value: [`1.2.${day.replaceAll('-', '')}`] },
  '0008002A': { vr: 'DT', Value: [day.replaceAll('-', '')] },
  '00240113': { vr: 'CS', Value: ['R'] },
  '00240089': { vr: 'SQ', Value: [{ '00240090': { vr: 'FL', Value: [3] }, '00240091': { vr: 'FL', Value: [3] } }] },
});

describe('the tests of other years', () => {
  it('are read once each, oldest first, and what cannot be read is counted', async () => {
    let asked = 0;
    const lend = (day: string, body = JSON.stringify([dataset(day)])): Lent => ({
      item: item(day),
      read: async () => {
        asked++;
        return new Response(body);
      },
      admit: () => undefined,
    });
    const read = readOthers(new AbortController().signal);
    const [late, early, broken] = [lend('2025-01-01'), lend('2021-01-01'), lend('2023-01-01', '<html>')];

    await read([late]);
    const { fields, failed } = await read([late, early, broken]);

    expect(fields.map(({ date }) => date)).toEqual(['20210101', '20250101']);
    expect(failed).toBe(1);
    expect(asked).toBe(3);
  });
});

describe('the other eye', () => {
  const field = (side: Side | undefined, uid = side ?? ''): Field => ({
    uid,
    side,
    date: '20260512',
    time: '',
    name: '',
    device: '',
    points: [],
    indices: [],
    excessive: [],
  });
  const elsewhere = (side: Side | undefined, study: string, uid?: string) => ({ ...field(side, uid), study });
  const sides = (fields: readonly Field[]) => fields.map(({ side }) => side);

  it('is of the same study, or of the same day, and the right one comes first', () => {
    const other = elsewhere('R', 'another', 'of the day');
    expect(sides(withOtherEye([field('L')], [elsewhere('R', 'this')], 'this'))).toEqual(['R', 'L']);
    expect(sides(withOtherEye([field('L')], [other], 'this'))).toEqual(['R', 'L']);
    expect(sides(withOtherEye([field('L')], [{ ...other, date: '20250512' }], 'this'))).toEqual(['L']);
    expect(withOtherEye([field('L')], [elsewhere('R', 'this', 'of the study'), other], 'this')[0]?.uid).toBe('of the study');
  });
  it('is the later test where it was tested twice', () => {
    const fields = withOtherEye([field('L')], [elsewhere('R', 'this', 'first'), elsewhere('R', 'this', 'second')], 'this');
    expect(fields.map(({ uid }) => uid)).toEqual(['second', 'L']);
  });
  it('is not guessed: none for a test of both eyes, nor of an unknown one', () => {
    expect(sides(withOtherEye([field('B')], [elsewhere('R', 'this')], 'this'))).toEqual(['B']);
    expect(sides(withOtherEye([field(undefined)], [elsewhere('R', 'this')], 'this'))).toEqual([undefined]);
    expect(sides(withOtherEye([field('R')], [elsewhere(undefined, 'this')], 'this'))).toEqual(['R']);
  });
});
