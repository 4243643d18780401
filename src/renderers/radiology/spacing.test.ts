import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../standards/dicom/json.ts';
import { magnificationOf, spacingOf } from './spacing.ts';

const of = (attributes: Record<string, readonly unknown[]>): Dataset =>
  Object.fromEntries(Object.entries(attributes).map(([tag, Value]) => [tag, { Value }]));

describe('spacingOf, row by row of the table', () => {
  const rows: [string, Dataset, ReturnType<typeof spacingOf>][] = [
    [
      'pixel spacing in a cross-section is the patient plane, row spacing first',
      of({ '00080060': ['CT'], '00280030': [0.5, 0.7] }),
      { x: 0.7, y: 0.5, basis: 'patient' },
    ],
    [
      'a projection calibrated by geometry',
      of({ '00080060': ['DX'], '00280030': [0.1, 0.1], '00181164': [0.14, 0.14], '00280A02': ['GEOMETRY'] }),
      { x: 0.1, y: 0.1, basis: 'geometry' },
    ],
    [
      'a projection calibrated by a fiducial',
      of({ '00080060': ['DX'], '00280030': [0.1, 0.1], '00280A02': ['FIDUCIAL'] }),
      { x: 0.1, y: 0.1, basis: 'fiducial' },
    ],
    [
      'pixel spacing that only repeats the imager’s is the detector plane',
      of({ '00080060': ['CR'], '00280030': [0.2, 0.2], '00181164': [0.2, 0.2] }),
      { x: 0.2, y: 0.2, basis: 'detector' },
    ],
    [
      'imager spacing alone is the detector plane',
      of({ '00080060': ['MG'], '00181164': [0.07, 0.07] }),
      { x: 0.07, y: 0.07, basis: 'detector' },
    ],
    [
      'imager spacing with a magnification factor is an estimate',
      of({ '00080060': ['MG'], '00181164': [0.1, 0.1], '00181114': [1.25] }),
      { x: 0.08, y: 0.08, basis: 'estimate', magnification: 1.25 },
    ],
    [
      'imager spacing with both distances is an estimate',
      of({ '00080060': ['XA'], '00181164': [0.3, 0.3], '00181110': [1200], '00181111': [800] }),
      { x: 0.3 / 1.5, y: 0.3 / 1.5, basis: 'estimate', magnification: 1.5 },
    ],
    ['a scanned film', of({ '00080060': ['OT'], '00182010': [0.17, 0.17] }), { x: 0.17, y: 0.17, basis: 'film' }],
    ['nothing is pixels', of({ '00080060': ['OT'] }), { x: 1, y: 1, basis: 'none' }],
    [
      'an aspect ratio is a shape without a size, vertical first',
      of({ '00080060': ['US'], '00280034': ['4', '3'] }),
      { x: 1, y: 4 / 3, basis: 'none' },
    ],
  ];
  it.each(rows)('%s', (_, dataset, expected) => {
    const got = spacingOf(dataset, 1);

    expect(got.basis).toBe(expected.basis);
    expect(got.x).toBeCloseTo(expected.x, 10);
    expect(got.y).toBeCloseTo(expected.y, 10);
    expect(got.magnification).toBe(expected.magnification);
  });

  it('reads functional groups frame by frame before the shared ones', () => {
    const measures = (spacing: number) => ({ '00289110': { Value: [{ '00280030': { Value: [spacing, spacing] } }] } });
    const dataset: Dataset = {
      '00080060': { Value: ['MR'] },
      '52009229': { Value: [measures(1)] },
      '52009230': { Value: [{}, measures(2)] },
    };

    expect(spacingOf(dataset, 1).x).toBe(1);
    expect(spacingOf(dataset, 2).x).toBe(2);
  });

  it('takes zero, negative and absent values for no spacing', () => {
    for (const bad of [[0, 0], [-1, -1], [1e9, 1], [Number.NaN]])
      expect(spacingOf(of({ '00080060': ['CT'], '00280030': bad }), 1).basis).toBe('none');
  });
});

describe('magnificationOf', () => {
  it('refuses factors that would shrink', () => {
    expect(magnificationOf(of({ '00181114': [0.5] }))).toBeUndefined();
    expect(magnificationOf(of({ '00181110': [1000], '00181111': [1000] }))).toBeUndefined();
  });
});
