import { expect, it } from 'vitest';
import { firstSlope } from './beats.ts';

it('the first beat is where the curve first is steep', () => {
  const values = Float32Array.from({ length: 2000 }, (_, at) => Math.exp(-((((at % 500) / 500 - 0.4) / 0.01) ** 2)));
  expect(firstSlope(values, 500)).toBeCloseTo(0.394, 1);
});

it('a flat line has no beat', () => {
  expect(firstSlope(new Float32Array(1000), 500)).toBeUndefined();
});
