import { expect, it } from 'vitest';
import { cs, ds, segmentation, sq } from '../../../testing/overObjects.ts';
import { parseSegmentation } from './segmentation.ts';

it('tells its segments, who drew them, and which one each frame shows', () => {
  const { type, segments, frames } = parseSegmentation(segmentation());

  expect(type).toBe('BINARY');
  expect(segments).toMatchObject([
    { number: 1, label: 'Lever', isComputed: true, algorithm: 'Organ Exempel' },
    { number: 2, label: 'Nodulus', isComputed: false },
  ]);
  expect(frames.map(({ segment }) => segment)).toEqual([1, 1, 2]);
  expect(frames[2]?.sources).toEqual([{ instance: '1.2.826.0.1.3680043.10.1.3', frames: [] }]);
});

it('of shares knows what a whole one is; a label map shows all segments in every frame', () => {
  expect(parseSegmentation({ ...segmentation(), '00620001': cs('FRACTIONAL'), '0062000E': ds(200) }).full).toBe(200);
  const map = parseSegmentation({ ...segmentation(), '00620001': cs('LABELMAP'), '52009230': sq({}, {}) });
  expect(map.frames.map(({ segment }) => segment)).toEqual([undefined, undefined]);
});

it('is refused without segments, and where it is of a type nobody knows', () => {
  expect(() => parseSegmentation({ ...segmentation(), '00620002': sq() })).toThrow('malformed');
  expect(() => parseSegmentation({ ...segmentation(), '00620001': cs('HEAP') })).toThrow('unsupported');
});
