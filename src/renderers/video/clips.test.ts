import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Part, Read, ReadOptions } from '../../model/item.ts';
import { timelineItem } from '../../testing/timelineItem.ts';
import { listClips, rateOf } from './clips.ts';
import { video } from './index.ts';

const call = { signal: new AbortController().signal };
const SERIES: Part = { key: 's', mediaType: 'application/dicom', sopClass: '1.2.840.10008.5.1.4.1.1.77.1.1.1', modality: 'ES' };
const FILE: Part = { key: 'f', mediaType: 'video/mp4' };
const instance = (number: number, more: object = {}) => ({
  '00080018': { vr: 'UI', Value: [`1.2.${number}`] },
  '00200013': { vr: 'IS', Value: [number] },
  ...more,
});

describe('the films of an item', () => {
  it('are a series’ instances in order, read by their bulk data and a range of it', async () => {
    const asked: ReadOptions[] = [];
    const read: Read = async (_, options) => {
      asked.push(options);
      return new Response(JSON.stringify([instance(2, { '7FE00010': { vr: 'OB', BulkDataURI: 'bulk/2' } }), instance(1)]));
    };

    const clips = await listClips(timelineItem(undefined, { parts: [SERIES] }), { read, admit: () => undefined }, call);
    expect(clips.map((clip) => clip.instance)).toEqual(['1.2.1', '1.2.2']);

    await clips[1]?.read({ ...call, range: { from: 10, to: 19 } });
    expect(asked.at(-1)).toMatchObject({ bulkData: 'bulk/2', instance: '1.2.2', range: { from: 10, to: 19 } });
    // Without an address for its bytes, the stream is the first frame, whole.
    await clips[0]?.read({ ...call, range: { from: 10, to: 19 } });
    expect(asked.at(-1)).toMatchObject({ frame: 1, instance: '1.2.1' });
    expect(asked.at(-1)).not.toHaveProperty('range');
  });

  it('are nobody else’s: each object is asked before a byte of it is read', async () => {
    const read: Read = async () => new Response(JSON.stringify([instance(1, { '00100020': { vr: 'LO', Value: ['somebody'] } })]));
    const admit = ({ id }: { readonly id: { readonly value: string } }): void => {
      if (id.value === 'somebody') throw new Failure('otherPatient');
    };

    await expect(listClips(timelineItem(undefined, { parts: [SERIES] }), { read, admit }, call)).rejects.toMatchObject({
      reason: 'otherPatient',
    });
  });

  it('are wanted by this renderer, as files and as objects, and nothing else is', () => {
    expect(video.suits(timelineItem(undefined, { parts: [SERIES] }))).toBe(1);
    expect(video.suits(timelineItem(undefined, { parts: [FILE] }))).toBe(1);
    expect(video.suits(timelineItem(undefined, { parts: [{ key: 'p', mediaType: 'application/pdf' }] }))).toBe(0);
    expect(video.suits(timelineItem(undefined, { parts: [FILE], unreadable: 'empty' }))).toBe(0);
  });
});

describe('the rate', () => {
  it('is the first that can be true', () => {
    expect(rateOf({ '00180040': { vr: 'IS', Value: [30] } })).toBe(30);
    expect(rateOf({ '00181063': { vr: 'DS', Value: ['40'] } })).toBe(25);
    expect(rateOf({ '00181063': { vr: 'DS', Value: [0] }, '00082144': { vr: 'IS', Value: [50] } })).toBe(50);
    expect(rateOf({ '00180040': { vr: 'IS', Value: [100_000] } })).toBeUndefined();
  });
});
