// Which renderer an item gets, for every SOP class and media type that a hospital stores.
import { describe, expect, it } from 'vitest';
import type { Part, TimelineItem } from '../model/item.ts';
import { timelineItem } from '../testing/timelineItem.ts';
import { chooseRenderer } from './choose.ts';
import { renderers } from './registry.ts';

const ROOT = '1.2.840.10008.5.1.4.1.1.';

/** The UIDs behind ROOT, by what shows them. */
const BY_CLASS: Readonly<Record<string, string>> = {
  radiology: `1 1.1 1.1.1 1.3 1.3.1 1.2 1.2.1 13.1.3 13.1.4 13.1.5 2 2.1 2.2 4 4.1 4.3 4.4 128 128.1 130 20
    6.1 3.1 6.2 6.3 12.1 12.1.1 12.2 12.2.1 13.1.1 13.1.2 14.1 14.2 7 7.1 7.2 7.3 7.4 77.1.5.4 77.1.5.7 77.1.5.8
    481.1 481.2 481.23 481.3 11.1 11.2 11.3 11.5 66.4 66.7 30`,
  photo: '77.1.1 77.1.2 77.1.3 77.1.4 77.1.5.1 77.1.5.2 77.1.5.5 77.1.5.6 77.1.7 77.1.8',
  video: '77.1.1.1 77.1.2.1 77.1.4.1',
  slide: '77.1.6 77.1.9',
  waveform: '9.1.1 9.1.2 9.1.3 9.1.4 9.2.1 9.3.1 9.5.1 9.6.1 9.6.2 9.7.1 9.7.2 9.7.3 9.7.4 9.8.1',
  audio: '9.4.1 9.4.2',
  pdf: '104.1',
  text: '104.2',
  report: '88.11 88.22 88.33 88.34 88.35 88.50 88.65 88.69 88.40 88.67 88.68 88.71 88.72 88.73 88.74 88.75 88.76 88.77 88.59',
  eye: '80.1',
  model: '104.3 104.4',
  // Materials, meshes, plans and other eye measurements have no renderer of their own: the card names them.
  fallback: `91.1 104.5
    4.2 66 66.1 66.2 66.3 66.5 66.6 67 68.1 68.2 90.1 131 200.1 481.4 481.5 481.6 481.7 481.8 481.9 481.10 201.1
    78.1 78.2 78.3 78.4 78.5 78.6 78.7 78.8 79.1 99.99.99`,
};

const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  photo: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/bmp', 'image/heic', 'image/svg+xml'],
  slide: ['image/tiff;application=slide'],
  video: ['video/mp4', 'video/webm', 'video/quicktime', 'video/mpeg'],
  audio: ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/flac'],
  pdf: ['application/pdf'],
  text: [
    ...['text/plain', 'text/html', 'text/rtf', 'application/rtf', 'text/xml', 'application/hl7-cda+xml', 'text/csv'],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  genome: ['text/x-vcf', 'application/x-vcf+gzip', 'text/x-bed', 'application/x-bam'],
  bundle: ['application/zip'],
  model: ['model/stl', 'model/x.stl-binary', 'model/obj', 'application/sla', 'application/vnd.ms-pki.stl'],
  fallback: [
    ...['application/msword', 'application/vnd.ms-excel', 'application/octet-stream', 'x-unknown/x-unheard-of', ''],
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ...['model/gltf-binary', 'model/mtl', 'application/x-bam-index', 'application/x-cram'],
  ],
};

const itemOf = (part: Omit<Part, 'key'>): TimelineItem => timelineItem('2026-11-25', { parts: [{ key: 'part', ...part }] });
const chosen = (part: Omit<Part, 'key'>): string => chooseRenderer(itemOf(part), renderers).id;

describe('a DICOM object', () => {
  for (const [renderer, suffixes] of Object.entries(BY_CLASS))
    it.each(suffixes.split(/\s+/).filter(Boolean))(`of class …%s is shown by ${renderer}`, (suffix) => {
      expect(chosen({ mediaType: 'application/dicom', sopClass: ROOT + suffix })).toBe(renderer);
    });
});

describe('a document', () => {
  for (const [renderer, types] of Object.entries(BY_TYPE))
    it.each(types)(`of type '%s' is shown by ${renderer}`, (mediaType) => {
      expect(chosen({ mediaType })).toBe(renderer);
    });
});

describe('any item', () => {
  it('has a renderer that says it is made for it, or the card', () => {
    for (const sopClass of Object.values(BY_CLASS).flatMap((all) => all.split(/\s+/)))
      for (const renderer of renderers) {
        const suits = renderer.suits(itemOf({ mediaType: 'application/dicom', sopClass: ROOT + sopClass }));
        expect(suits).toBeGreaterThanOrEqual(0);
        expect(suits).toBeLessThanOrEqual(1);
      }
  });

  it('is wanted most by one renderer: the order of the list decides nothing', () => {
    const parts = [
      ...Object.values(BY_CLASS).flatMap((all) =>
        all.split(/\s+/).map((suffix) => ({ mediaType: 'application/dicom', sopClass: ROOT + suffix })),
      ),
      ...Object.values(BY_TYPE).flatMap((all) => all.map((mediaType) => ({ mediaType }))),
    ];
    for (const part of parts)
      expect(chooseRenderer(itemOf(part), renderers).id, JSON.stringify(part)).toBe(
        chooseRenderer(itemOf(part), [...renderers].reverse()).id,
      );
  });
});
