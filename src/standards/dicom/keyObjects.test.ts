import { expect, it } from 'vitest';
import { code, keyObjects, PICTURE, sq } from '../../testing/overObjects.ts';
import { isRejection, isSelection, parseKeyObjects } from './keyObjects.ts';
import { referredInstances, refersTo } from './references.ts';

it('tells which pictures were pointed out, why, and by whom', () => {
  const keys = parseKeyObjects(keyObjects());

  expect(keys).toMatchObject({ code: '128203', title: 'For Tumor Board', description: 'Nodulus', author: 'Bo Låtsas' });
  expect(refersTo(keys.references, PICTURE, 7)).toBe(true);
  expect([1, 2, 3, 4].map((frame) => refersTo(keys.references, '1.2.3', frame))).toEqual([false, true, false, true]);
  expect(referredInstances(keyObjects())).toEqual([PICTURE, '1.2.3']);
});

it('tells a choice, a rejection and a list of everything apart', () => {
  const of = (value: string) => parseKeyObjects({ ...keyObjects(), '0040A043': code(value, value) });

  expect([isSelection(of('113000')), isRejection(of('113000'))]).toEqual([true, false]);
  expect([isSelection(of('113001')), isRejection(of('113001'))]).toEqual([false, true]);
  expect([isSelection(of('113030')), isRejection(of('113030'))]).toEqual([false, false]);
});

it('is refused where it selects nothing', () => {
  expect(() => parseKeyObjects({ ...keyObjects(), '0040A730': sq() })).toThrow('malformed');
});
