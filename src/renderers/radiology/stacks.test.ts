import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../standards/dicom/json.ts';
import { shotsOf, sortShots, stacksOf } from './stacks.ts';

const part = { key: 'series', mediaType: 'application/dicom' };
const slice = (uid: string, z: number, more: Record<string, readonly unknown[]> = {}): Dataset => {
  const attributes: Record<string, readonly unknown[]> = {
    '00080018': [uid],
    '00280010': [64],
    '00280011': [64],
    '00200032': [0, 0, z],
    '00200037': [1, 0, 0, 0, 1, 0],
    ...more,
  };
  return Object.fromEntries(Object.entries(attributes).map(([tag, Value]) => [tag, { Value }]));
};
const uids = (stack: { shots: readonly { uid: string }[] } | undefined) => stack?.shots.map(({ uid }) => uid);

describe('stacksOf', () => {
  it('sorts axial slices from head to foot, whatever order they came in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 3, 6, 9, 12], { minLength: 5 }), (places) => {
        const [stack] = stacksOf(
          part,
          places.map((z) => slice(`1.${z}`, z)),
        );
        expect(uids(stack)).toEqual(['1.12', '1.9', '1.6', '1.3', '1.0']);
      }),
    );
  });

  it('keeps equal places in order of time, then of instance number', () => {
    const early = slice('1.1', 5, { '00181060': [100], '00200013': [9] });
    const late = slice('1.2', 5, { '00181060': [200], '00200013': [1] });
    expect(uids(stacksOf(part, [late, early])[0])).toEqual(['1.1', '1.2']);
    const first = slice('1.1', 5, { '00200013': [1] });
    const second = slice('1.2', 5, { '00200013': [2] });
    expect(uids(stacksOf(part, [second, first])[0])).toEqual(['1.1', '1.2']);
  });

  it('splits a localiser of two directions', () => {
    const sagittal = slice('1.2', 0, { '00200037': [0, 1, 0, 0, 0, -1] });
    expect(stacksOf(part, [slice('1.1', 0), sagittal])).toHaveLength(2);
  });

  it('splits slices of two sizes', () => {
    expect(stacksOf(part, [slice('1.1', 0), slice('1.2', 3, { '00280010': [32] })])).toHaveLength(2);
  });

  it('gives every multi-frame instance without places a clip of its own, beside the stills', () => {
    const clip = (uid: string, number: number): Dataset => ({
      '00080018': { Value: [uid] },
      '00280008': { Value: ['30'] },
      '00280100': { Value: [8] },
      '00200013': { Value: [number] },
    });
    const still: Dataset = { '00280100': { Value: [8] }, '00080018': { Value: ['1.3'] }, '00200013': { Value: [3] } };
    const stacks = stacksOf(part, [still, clip('1.2', 2), clip('1.1', 1)]);
    expect(stacks.map(({ kind, shots }) => [kind, shots.length])).toEqual([
      ['clip', 30],
      ['clip', 30],
      ['stack', 1],
    ]);
  });

  it('takes the frames of an enhanced volume for slices', () => {
    const group = (z: number) => ({ '00209113': { Value: [{ '00200032': { Value: [0, 0, z] } }] } });
    const volume: Dataset = {
      '00080018': { Value: ['1.1'] },
      '00280008': { Value: [3] },
      '00280100': { Value: [16] },
      '52009229': { Value: [{ '00209116': { Value: [{ '00200037': { Value: [1, 0, 0, 0, 1, 0] } }] } }] },
      '52009230': { Value: [group(0), group(10), group(5)] },
    };
    const [stack] = stacksOf(part, [volume]);
    expect(stack?.kind).toBe('stack');
    expect(stack?.shots.map(({ frame }) => frame)).toEqual([2, 3, 1]);
  });

  it('leaves out objects that are no pictures', () => {
    const report: Dataset = { '00080018': { Value: ['1.9'] }, '0040A040': { Value: ['CONTAINER'] } };
    expect(stacksOf(part, [report, slice('1.1', 0)])[0]?.shots).toHaveLength(1);
    expect(stacksOf(part, [report])).toEqual([]);
  });

  it('counts an instance that comes twice once', () => {
    expect(stacksOf(part, [slice('1.1', 0), slice('1.1', 0)])[0]?.shots).toHaveLength(1);
  });

  it('orders pictures without a place by instance number', () => {
    const view = (uid: string, number: number): Dataset => ({
      '00280100': { Value: [16] },
      '00080018': { Value: [uid] },
      '00200013': { Value: [number] },
    });
    expect(uids(stacksOf(part, [view('1.3', 3), view('1.1', 1), view('1.2', 2)])[0])).toEqual(['1.1', '1.2', '1.3']);
  });
});

describe('sortShots', () => {
  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 }), (places) => {
        const shots = places.flatMap((z, index) => shotsOf(part, slice(`1.${index}`, z)));
        const sorted = sortShots(shots);
        expect(new Set(sorted.map(({ uid }) => uid)).size).toBe(places.length);
        expect(sorted.map(({ plane }) => plane?.origin[2])).toEqual([...places].sort((a, b) => b - a));
      }),
    );
  });
});
