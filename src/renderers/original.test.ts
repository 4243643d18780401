import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import type { ItemId, Part, Read, TimelineItem } from '../model/item.ts';
import { readOriginal } from './original.ts';

const itemOf = (...parts: [Part, ...Part[]]): TimelineItem => ({
  id: 'a~1' as ItemId,
  sourceId: 'a',
  title: '../../Svensson 191212121212',
  category: 'DOC',
  specialty: 'document',
  when: { iso: '2024-05-17T09:42', precision: 'minute' },
  parts,
  uids: [],
  identity: { id: { value: '191212121212', issuer: '' }, name: { family: 'Svensson', given: 'Test' } },
});
const { signal } = new AbortController();
const answer = (body: BodyInit, type: string) => new Response(body, { headers: { 'content-type': type } });

describe('the original of an item', () => {
  it('is saved as it is, under a name that tells nothing of the patient', async () => {
    const read: Read = async () => answer('%PDF-', 'application/pdf');

    const { blob, name } = await readOriginal(itemOf({ key: 'x', mediaType: 'application/pdf' }), read, { signal });

    expect(name).toBe('helbild-DOC-2024-05-17.pdf');
    expect(await blob.text()).toBe('%PDF-');
  });

  it('of a series is one archive of its instances, taken out of their multipart answers', async () => {
    const asked: (string | undefined)[] = [];
    const read: Read = async (_, { accept = [], instance }) => {
      if (accept.includes('application/dicom+json'))
        return answer(
          JSON.stringify(['1.1', '1.2'].map((uid) => ({ '00080018': { vr: 'UI', Value: [uid] } }))),
          'application/json',
        );
      asked.push(instance);
      const body = `--b\r\nContent-Type: application/dicom\r\n\r\nDICM${instance}\r\n--b--`;
      return answer(body, 'multipart/related; type="application/dicom"; boundary=b');
    };
    const item = itemOf({ key: 's', mediaType: 'application/dicom', sopClass: '1.2.840.10008.5.1.4.1.1.2', count: 2 });

    const { blob, name } = await readOriginal(item, read, { signal });

    expect(asked).toEqual(['1.1', '1.2']);
    expect(name).toBe('helbild-DOC-2024-05-17.zip');
    expect(await blob.text()).toMatch(/0001\.dcmDICM1\.1.*0002\.dcmDICM1\.2/s);
  });

  it('that is a web page is saved as text', async () => {
    const read: Read = async () => answer('<script>', 'text/html; charset=utf-8');

    expect((await readOriginal(itemOf({ key: 'x', mediaType: 'text/html' }), read, { signal })).name).toMatch(/\.html\.txt$/);
  });

  it('that cannot be had is a failure, an unwanted one is silence', async () => {
    const controller = new AbortController();
    const read: Read = async () => {
      throw new Failure('missing');
    };
    const item = itemOf({ key: 'x', mediaType: 'text/plain' });

    await expect(readOriginal(item, read, { signal })).rejects.toThrow(Failure);
    controller.abort();
    await expect(readOriginal(item, read, { signal: controller.signal })).rejects.toThrow(/abort/i);
  });
});
