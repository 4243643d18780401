import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../lib/language.ts';
import { Failure } from '../../model/failure.ts';
import type { ItemId, TimelineItem } from '../../model/item.ts';
import { describeItem, printBytes } from './describe.ts';

const ecg: TimelineItem = {
  id: 'a~1' as ItemId,
  sourceId: 'a',
  title: 'Vilo-EKG',
  category: 'ECG',
  specialty: 'physiology',
  when: { iso: '2021-03-04', precision: 'day' },
  parts: [{ key: 's', mediaType: 'application/dicom', sopClass: '1.2.840.10008.5.1.4.1.1.9.1.1', modality: 'ECG', count: 1 }],
  uids: [],
  identity: { id: { value: '191212121212', issuer: '' }, name: { family: 'Svensson', given: 'Test' } },
  origin: 'Fysiologen',
};

describe('the card of a thing that cannot be shown', () => {
  beforeEach(() => setLanguage('sv'));

  it('says what it is, from where, when and why not', () => {
    const card = describeItem(ecg);

    expect(card.kind).toBe('Kurvor');
    expect(card.rows.map(({ value }) => value)).toEqual(['12-lead ECG', '4 mars 2021', 'Fysiologen', '1 bild']);
    expect(card.reason).toMatch(/ingen visning/);
  });

  it('names a file by its media type and knows no kind it has not been told', () => {
    const kindOf = (mediaType: string) => describeItem({ ...ecg, parts: [{ key: 'f', mediaType }] }).kind;

    expect(kindOf('audio/flac')).toBe('Ljudinspelning');
    expect(kindOf('text/x-vcf')).toBe('Genetiska varianter');
    expect(kindOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe('Kontorsdokument');
    expect(kindOf('application/x-what')).toBe('Fil');
  });

  it('gives the reason of the source before that of the viewer', () => {
    const failure = new Failure('unsupported', { detail: '1.2.3' });

    expect(describeItem({ ...ecg, unreadable: 'tom fil' }, failure).reason).toBe('Källan kan inte läsa filen: tom fil');
    expect(describeItem(ecg, failure).reason).toMatch(/^Formatet kan inte visas\. /);
  });

  it('prints sizes as file managers do', () => {
    expect(printBytes(1)).toBe('1 kB');
    expect(printBytes(12_300_000)).toBe('12,3 MB');
  });
});
