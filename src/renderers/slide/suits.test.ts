import { expect, test } from 'vitest';
import { DEEP_ZOOM, IIIF_IMAGE } from '../../standards/mime/pyramids.ts';
import { SLIDE_TIFF } from '../../standards/mime/tiff.ts';
import { suitsSlide } from './suits.ts';

const partOf = (mediaType: string, more = {}) => ({ key: 'a', mediaType, ...more });

test('slides are told by class, by modality, and by what their first bytes said', () => {
  expect(suitsSlide(partOf('application/dicom', { sopClass: '1.2.840.10008.5.1.4.1.1.77.1.6' }))).toBe(1);
  expect(suitsSlide(partOf('application/dicom', { modality: 'SM' }))).toBe(0.9);
  expect(suitsSlide(partOf('application/dicom', { modality: 'SEG' }))).toBe(0);
  for (const type of [
    SLIDE_TIFF,
    DEEP_ZOOM,
    IIIF_IMAGE,
    'application/ld+json; profile="http://iiif.io/api/image/2/context.json"',
  ])
    expect(suitsSlide(partOf(type)), type).toBe(1);
  for (const type of ['image/tiff', 'application/xml', 'application/json', 'application/ld+json'])
    expect(suitsSlide(partOf(type)), type).toBe(0);
});
