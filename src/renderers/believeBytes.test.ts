import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import type { Part, Read } from '../model/item.ts';
import { DEEP_ZOOM, IIIF_IMAGE } from '../standards/mime/pyramids.ts';
import { timelineItem } from '../testing/timelineItem.ts';
import { believeBytes, isVague } from './believeBytes.ts';

const call = { signal: new AbortController().signal };
const itemOf = (...parts: [Omit<Part, 'key'>, ...Omit<Part, 'key'>[]]) => {
  const [first, ...rest] = parts.map((part, index) => ({ key: `${index}`, ...part }));
  return timelineItem('2026-11-25', { parts: [first ?? { key: '', mediaType: '' }, ...rest] });
};
const reading = (body: BodyInit): { read: Read; asked: (number | undefined)[] } => {
  const asked: (number | undefined)[] = [];
  const read: Read = async (_, { range }) => {
    asked.push(range?.to);
    return new Response(body);
  };
  return { read, asked };
};

describe('the first bytes of a part', () => {
  it('are believed before a label that says nothing', async () => {
    const { read, asked } = reading('%PDF-1.7 …');
    const item = await believeBytes(itemOf({ mediaType: 'application/octet-stream' }), read, call);

    expect(item.parts[0].mediaType).toBe('application/pdf');
    expect(asked).toEqual([4095]);
  });

  it('are believed before a label that is wrong', async () => {
    const item = await believeBytes(itemOf({ mediaType: 'application/pdf' }), reading('{\\rtf1 hello}').read, call);
    expect(item.parts[0].mediaType).toBe('application/rtf');
  });

  it('tell descriptors of tiled pictures from other XML and JSON', async () => {
    const dzi = '<?xml version="1.0"?>\n<Image TileSize="254" xmlns="http://schemas.microsoft.com/deepzoom/2008"><Size/></Image>';
    const info = '{"@context":["http://x.example/extra","http://iiif.io/api/image/3/context.json"],"width":9}';
    const typeOf = async (mediaType: string, body: string): Promise<string> =>
      (await believeBytes(itemOf({ mediaType }), reading(body).read, call)).parts[0].mediaType;

    expect(await typeOf('application/xml', dzi)).toBe(DEEP_ZOOM);
    expect(await typeOf('application/json', info)).toBe(IIIF_IMAGE);
    expect(await typeOf('application/json', '{"about":"http://iiif.io/api/image"}')).toBe('application/json');
  });

  it('leave the item as it is where they say what the label says, or nothing', async () => {
    const pdf = itemOf({ mediaType: 'application/pdf' });
    const odd = itemOf({ mediaType: 'application/x-odd' });
    expect(await believeBytes(pdf, reading('%PDF-1.4').read, call)).toBe(pdf);
    expect(await believeBytes(odd, reading(new Uint8Array([0, 1, 2, 250])).read, call)).toBe(odd);
  });

  it('are not asked of DICOM, which says itself what it is', async () => {
    const { read, asked } = reading('%PDF-1.7');
    const item = itemOf({ mediaType: 'application/dicom', modality: 'CT' });

    expect(await believeBytes(item, read, call)).toBe(item);
    expect(asked).toEqual([]);
  });

  it('may be out of reach: the renderer says so, not the look at them', async () => {
    const item = itemOf({ mediaType: 'application/octet-stream' });
    const read: Read = async () => {
      throw new Failure('unreachable');
    };
    expect(await believeBytes(item, read, call)).toBe(item);
  });

  it('are not waited for after an abort', async () => {
    const read: Read = async () => {
      throw new DOMException('gone', 'AbortError');
    };
    await expect(believeBytes(itemOf({ mediaType: '' }), read, call)).rejects.toThrow('gone');
  });
});

it('a label is vague when it fits anything', () => {
  expect(isVague(itemOf({ mediaType: 'application/octet-stream' }))).toBe(true);
  expect(isVague(itemOf({ mediaType: 'application/pdf' }))).toBe(false);
  expect(isVague(itemOf({ mediaType: 'application/octet-stream', sopClass: '1.2' }))).toBe(false);
});
