import { describe, expect, it } from 'vitest';
import { chooseColour } from './jpegColour.ts';
import type { JpegStream } from './jpegStream.ts';

const component = (id: number, horizontal = 1) => ({ id, horizontal, vertical: 1, quantization: 0 });
const stream = (more: Partial<JpegStream> = {}): JpegStream => ({
  process: 0,
  bits: 8,
  rows: 1,
  columns: 1,
  components: [component(1), component(2), component(3)],
  jfif: false,
  complete: true,
  segments: [],
  ...more,
});

describe('the colour space of a JPEG stream', () => {
  it.each([
    ["Adobe's marker", stream({ adobeTransform: 0 }), 'YBR_FULL_422', 'rgb'],
    ["Adobe's other marker", stream({ adobeTransform: 1 }), 'RGB', 'ybr'],
    ['JFIF', stream({ jfif: true }), 'RGB', 'ybr'],
    ['components called R, G and B', stream({ components: [component(82), component(71), component(66)] }), 'YBR_FULL', 'rgb'],
    ['halved chroma', stream({ components: [component(1, 2), component(2), component(3)] }), 'RGB', 'ybr'],
  ])('is what %s says, and the tag was wrong', (_, found, photometric, space) => {
    expect(chooseColour(found, photometric)).toMatchObject({ space, repairs: [expect.stringContaining('tagged')] });
  });

  it('is what the tag says where the stream is silent', () => {
    expect(chooseColour(stream(), 'RGB')).toEqual({ space: 'rgb', repairs: [] });
    expect(chooseColour(stream(), 'YBR_FULL')).toEqual({ space: 'ybr', repairs: [] });
  });
});
