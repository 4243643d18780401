import { type Element, parseDicom } from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { newUid, writeSecondaryCapture } from './secondaryCapture.ts';

const capture = {
  identity: {
    id: { value: '191212121212', issuer: '1.2.752.129.2.1.3.1' },
    name: { family: 'Påhittad^\\Öberg', given: 'Märta' },
    birthDate: '1912-12-12',
    sex: 'F' as const,
  },
  study: '1.2.3',
  columns: 3,
  rows: 1,
  rgb: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
  taken: new Date(2026, 10, 25, 8, 5, 9),
  description: 'Still, frame 12',
  source: { sopClass: '1.2.840.10008.5.1.4.1.1.77.1.1.1', instance: '1.2.3.4', frame: 12 },
};

const bytesIn = (bytes: Uint8Array, element?: Element): Uint8Array =>
  element ? bytes.subarray(element.dataOffset, element.dataOffset + element.length) : new Uint8Array();

describe('a still as a DICOM file', () => {
  it('is read by another implementation as it was written', () => {
    const bytes = writeSecondaryCapture(capture);
    const dataset = parseDicom(bytes);
    const pixels = dataset.elements.x7fe00010;
    const source = dataset.elements.x00082112?.items?.[0]?.dataSet;

    expect(dataset.string('x00020010')).toBe('1.2.840.10008.1.2.1');
    expect(dataset.string('x00100020')).toBe('191212121212');
    expect(new TextDecoder().decode(bytesIn(bytes, dataset.elements.x00100010)).trim()).toBe('Påhittad  Öberg^Märta');
    expect(dataset.string('x0020000d')).toBe('1.2.3');
    expect(dataset.string('x00080023')).toBe('20261125');
    expect([dataset.uint16('x00280011'), dataset.uint16('x00280010')]).toEqual([3, 1]);
    expect([...bytesIn(bytes, pixels)].slice(0, 9)).toEqual([...capture.rgb]);
    expect([source?.string('x00081155'), source?.intString('x00081160')]).toEqual(['1.2.3.4', 12]);
  });

  it('has an even length, as every value in it', () => {
    expect(writeSecondaryCapture(capture).length % 2).toBe(0);
  });

  it('has a name of its own', () => {
    expect(newUid()).toMatch(/^2\.25\.\d{1,39}$/);
    expect(newUid()).not.toBe(newUid());
  });
});
