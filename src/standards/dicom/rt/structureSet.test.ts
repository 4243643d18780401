import { expect, it } from 'vitest';
import { cs, ds, FRAME_OF_REFERENCE, sq, structureSet } from '../../../testing/overObjects.ts';
import { parseStructureSet } from './structureSet.ts';

it('tells regions with their colour, role and contours, and which software drew', () => {
  const { label, frameOfReference, regions } = parseStructureSet(structureSet());

  expect([label, frameOfReference]).toEqual(['SBRT', FRAME_OF_REFERENCE]);
  expect(regions.map(({ name, role, isComputed }) => [name, role, isComputed])).toEqual([
    ['Kropp', 'EXTERNAL', true],
    ['PTV', 'PTV', false],
    ['Iso', 'ISOCENTER', false],
  ]);
  expect(regions[1]?.rgb).toEqual([80, 160, 255]);
  expect(regions.map(({ contours }) => contours.map(({ type }) => type))).toEqual([['CLOSED', 'CLOSED'], ['CLOSED'], ['POINT']]);
});

it('leaves out contours whose numbers are no points', () => {
  const broken = { '30060084': ds(2), '30060040': sq({ '30060042': cs('CLOSED_PLANAR'), '30060050': ds(1, 2, 3, 4) }) };
  const { regions } = parseStructureSet({ ...structureSet(), '30060039': sq(broken) });

  expect(regions.flatMap(({ contours }) => contours)).toEqual([]);
});

it('is refused without regions', () => {
  expect(() => parseStructureSet({ ...structureSet(), '30060020': sq() })).toThrow('malformed');
});
