import { describe, expect, it } from 'vitest';
import type { Dataset } from '../json.ts';
import { describeFrame } from './describe.ts';
import { missingBulk } from './missingBulk.ts';

const us = (...Value: number[]) => ({ vr: 'US', Value });
const ds = (...Value: unknown[]) => ({ vr: 'DS', Value });
const cs = (...Value: string[]) => ({ vr: 'CS', Value });
const sq = (...Value: object[]) => ({ vr: 'SQ', Value });
const grey: Dataset = {
  '00280002': us(1),
  '00280004': cs('MONOCHROME2'),
  '00280010': us(4),
  '00280011': us(6),
  '00280100': us(16),
  '00280101': us(12),
  '00280102': us(11),
  '00280103': us(0),
};

describe('a frame described', () => {
  it('takes what its frame says before what all share, and that before the top level', () => {
    const dataset: Dataset = {
      ...grey,
      '00281050': ds('1'),
      '00281051': ds('10'),
      '52009229': sq({ '00289132': sq({ '00281050': ds('2'), '00281051': ds('20') }), '00289145': sq({ '00281053': ds('3') }) }),
      '52009230': sq({}, { '00289132': sq({ '00281050': ds('4'), '00281051': ds('40') }) }),
    };

    expect(describeFrame(dataset, 1).windows).toEqual([{ center: 2, width: 20 }]);
    expect(describeFrame(dataset, 2).windows).toEqual([{ center: 4, width: 40 }]);
    expect(describeFrame(dataset, 2).modality).toMatchObject({ slope: 3 });
    expect(describeFrame({ ...grey, '00281050': ds('1'), '00281051': ds('10') }, 1).windows).toEqual([{ center: 1, width: 10 }]);
  });

  it('keeps windows with their labels, and leaves out what has no width', () => {
    const dataset = {
      ...grey,
      '00281050': ds('40', '0', '', '300'),
      '00281051': ds('400', '0', '9', '1500'),
      '00281055': { vr: 'LO', Value: ['SOFT', 'NONE', '', 'BONE'] },
    };

    const { windows, repairs } = describeFrame(dataset, 1);

    expect(windows).toEqual([
      { center: 40, width: 400, label: 'SOFT' },
      { center: 300, width: 1500, label: 'BONE' },
    ]);
    expect(repairs).toHaveLength(1);
  });

  it('reads a linear width below 1 as exact, and says so', () => {
    const { windows, repairs } = describeFrame({ ...grey, '00281050': ds(0.2), '00281051': ds(0.1) }, 1);

    expect(windows).toEqual([{ center: 0.2, width: 0.1, function: 'LINEAR_EXACT' }]);
    expect(repairs).toHaveLength(1);
  });

  it.each([
    [['SIGMOID '], 'SIGMOID'],
    [['', 'sigmoid'], 'SIGMOID'],
    [['LINEAR_EXACT'], 'LINEAR_EXACT'],
    [['SOMETHING'], 'LINEAR'],
  ])('knows the VOI function in %j', (written, known) => {
    expect(describeFrame({ ...grey, '00281056': cs(...written) }, 1).voiFunction).toBe(known);
  });

  it('reads a LUT that starts below zero, whether its start was written signed or not', () => {
    const item = (first: number) => sq({ '00283002': us(3, first, 12), '00283006': us(0, 2000, 4095) });
    const signed = { ...grey, '00280103': us(1) };

    for (const first of [-100, 65436])
      expect(describeFrame({ ...signed, '00283010': item(first) }, 1).voiLuts[0]).toMatchObject({ first: -100, bits: 12 });
    expect(describeFrame({ ...grey, '00283010': item(65436) }, 1).voiLuts[0]).toMatchObject({ first: 65436 });
  });

  it('counts 65536 entries where a LUT says 0, and as many bits as its entries need', () => {
    const words = Buffer.alloc(131072, 0x0f);
    const lut = sq({ '00283002': us(0, 0, 8), '00283006': { vr: 'OW', InlineBinary: words.toString('base64') } });

    const [found] = describeFrame({ ...grey, '00283010': lut }, 1).voiLuts;

    expect(found?.entries).toHaveLength(65536);
    expect(found?.bits).toBe(12);
  });

  it('waits for tables that are bulk data, and names each once', () => {
    const dataset: Dataset = {
      ...grey,
      '00283010': sq({ '00283002': us(2, 0, 8), '00283006': { vr: 'OW', BulkDataURI: 'bulk/1' } }),
      '00283000': sq({ '00283002': us(2, 0, 8), '00283006': { vr: 'OW', BulkDataURI: 'bulk/1' } }),
    };

    expect(missingBulk(dataset)).toEqual(['bulk/1']);
    expect(describeFrame(dataset, 1).voiLuts).toEqual([]);
    expect(describeFrame(dataset, 1, new Map([['bulk/1', Uint8Array.of(0, 255)]])).voiLuts[0]?.entries).toEqual(
      Uint16Array.of(0, 255),
    );
  });

  it.each([
    ['MONOCHROME1', undefined, true],
    ['MONOCHROME2', undefined, false],
    ['MONOCHROME1', 'INVERSE', true],
    ['MONOCHROME2', 'INVERSE', true],
    ['MONOCHROME1', 'IDENTITY', false],
  ])('%s with shape %s is inverse: %s', (photometric, shape, inverse) => {
    const dataset = { ...grey, '00280004': cs(photometric), ...(shape && { '20500020': cs(shape) }) };

    expect(describeFrame(dataset, 1).inverse).toBe(inverse);
  });

  it('shows XA as it is stored and MR as it is rescaled', () => {
    const rescaled = { ...grey, '00281052': ds('-10'), '00281053': ds('2') };

    expect(describeFrame({ ...rescaled, '00080060': cs('XA') }, 1).modality).toEqual({ kind: 'linear', slope: 1, intercept: 0 });
    expect(describeFrame({ ...rescaled, '00080060': cs('MR') }, 1).modality).toMatchObject({ slope: 2, intercept: -10 });
    expect(describeFrame({ ...rescaled, '00080060': cs('CT') }, 1).modality).toMatchObject({ unit: 'HU' });
  });

  it('gives padding its sign back and orders its ends', () => {
    const signed = { ...grey, '00280103': us(1), '00280120': us(63536) };

    expect(describeFrame(signed, 1).padding).toEqual({ low: -2000, high: -2000 });
    expect(describeFrame({ ...grey, '00280120': us(30), '00280121': us(0) }, 1).padding).toEqual({ low: 0, high: 30 });
  });

  it('knows how tall a pixel is for its width', () => {
    expect(describeFrame({ ...grey, '00280034': { vr: 'IS', Value: ['2', '1'] } }, 1).aspect).toBe(2);
    expect(describeFrame({ ...grey, '00280030': ds('0.5', '1'), '00280034': { vr: 'IS', Value: ['2', '1'] } }, 1).aspect).toBe(
      0.5,
    );
    expect(describeFrame({ ...grey, '00280030': ds('0', '1') }, 1).aspect).toBe(1);
  });

  it('tells how lossy the image says it is', () => {
    const lossy = { ...grey, '00282110': cs('01'), '00282112': ds('3', '12.5'), '00282114': cs('ISO_10918_1', 'ISO_15444_1') };

    expect(describeFrame(lossy, 1).lossy).toEqual({ ratio: 12.5, method: 'ISO_15444_1' });
    expect(describeFrame({ ...grey, '00282110': cs('00') }, 1).lossy).toBeUndefined();
  });

  it.each([2, 7, 1000])('refuses %s samples per pixel', (samples) => {
    expect(() => describeFrame({ ...grey, '00280002': us(samples) }, 1)).toThrow('unsupported');
  });

  it('survives a data set of nothing and of nonsense', () => {
    expect(describeFrame({}, 1)).toMatchObject({ rows: 0, columns: 0, photometric: 'MONOCHROME2', windows: [] });
    expect(describeFrame({ '00280101': us(99), '00280102': us(-4), '00280008': cs('many') }, 5)).toMatchObject({
      bitsStored: 16,
      highBit: 15,
      numberOfFrames: 1,
    });
  });
});
