import { expect, it } from 'vitest';
import { parametricMap } from '../../../testing/overObjects.ts';
import { parseParametricMap, printUnit } from './parametricMap.ts';

it('tells what its numbers are, in which unit, and where the interesting ones lie', () => {
  expect(parseParametricMap(parametricMap())).toEqual({
    mapping: { slope: 2, intercept: 10, unit: 'um2/s', quantity: 'ADC', label: 'ADC' },
    window: { center: 1500, width: 3000 },
    padding: 0,
  });
});

it('of which nothing is said shows its stored values without a unit', () => {
  expect(parseParametricMap({}).mapping).toMatchObject({ slope: 1, intercept: 0, unit: '', quantity: '' });
});

it('prints units as people write them', () => {
  expect(['um2/s', 'mm2/s', '10*-6.mm2/s', '1', '{SUVbw}g/ml'].map(printUnit)).toEqual([
    'µm²/s',
    'mm²/s',
    '10⁻⁶ mm²/s',
    '',
    'SUVbw g/ml',
  ]);
});
