import { describe, expect, it } from 'vitest';
import { openingOrder, suitsPart } from './pictures.ts';

const part = (sopClass?: string, modality?: string) => ({
  key: 'k',
  mediaType: 'application/dicom',
  ...(sopClass && { sopClass }),
  ...(modality && { modality }),
});

describe('suitsPart', () => {
  it('wants the classes it was made for', () => {
    expect(suitsPart(part('1.2.840.10008.5.1.4.1.1.2'))).toBe(1);
    expect(suitsPart(part('1.2.840.10008.5.1.4.1.1.1.2'))).toBe(1);
    expect(suitsPart(part('1.2.840.10008.5.1.4.1.1.3.1'))).toBe(1);
  });

  it('does not want slides, videos, reports and encapsulated documents', () => {
    for (const suffix of ['77.1.6', '77.1.1.1', '88.11', '104.1', '9.1.1', '11.4', '66.5'])
      expect(suitsPart(part(`1.2.840.10008.5.1.4.1.1.${suffix}`, 'CT'))).toBe(0);
  });

  it('wants what is drawn over pictures, and key objects less than who reads documents', () => {
    for (const suffix of ['66.4', '66.7', '11.1', '11.2', '481.2', '481.3', '30'])
      expect(suitsPart(part(`1.2.840.10008.5.1.4.1.1.${suffix}`))).toBe(1);
    expect(suitsPart(part(undefined, 'SEG'))).toBe(1);
    expect(suitsPart(part('1.2.840.10008.5.1.4.1.1.88.59'))).toBe(0.5);
  });

  it('goes by the modality where no class is known', () => {
    expect(suitsPart(part(undefined, 'MR'))).toBe(1);
    expect(suitsPart(part(undefined, 'OT'))).toBe(0.5);
    expect(suitsPart(part(undefined, 'SR'))).toBe(0);
    expect(suitsPart(part(undefined, 'SM'))).toBe(0);
  });

  it('leaves other kinds of bytes alone', () => {
    expect(suitsPart({ key: 'k', mediaType: 'application/pdf', modality: 'CT' })).toBe(0);
  });
});

describe('openingOrder', () => {
  const series = (key: string, modality: string, count?: number) => ({
    key,
    mediaType: 'application/dicom',
    modality,
    ...(count !== undefined && { count }),
  });
  const keys = (...parts: ReturnType<typeof series>[]) => openingOrder(parts).map(({ key }) => key);

  it('opens the slices before their localiser', () => {
    expect(keys(series('scout', 'CT', 2), series('lung', 'CT', 412), series('soft', 'CT', 98))).toEqual([
      'lung',
      'soft',
      'scout',
    ]);
  });

  it('leaves others in the order the source gave', () => {
    expect(keys(series('a', 'US', 1), series('b', 'US', 40))).toEqual(['a', 'b']);
    expect(keys(series('a', 'CT'), series('b', 'CT'))).toEqual(['a', 'b']);
  });
});
