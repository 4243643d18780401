import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { readField } from './field.ts';

const value = (vr: string, ...Value: readonly unknown[]) => ({ vr, Value });
const point = (x: number, y: number, decibel: number, result = 'SEEN') => ({
  '00240090': value('FL', x),
  '00240091': value('FL', y),
  '00240093': value('CS', result),
  '00240094': value('FL', decibel),
  '00240097': value('SQ', {
    '00240092': value('FL', -4.5),
    '00240100': value('FL', 1),
    '00240103': value('FL', -3),
    '00240104': value('FL', 2),
  }),
});
const whole = {
  '00080018': value('UI', '1.2.3'),
  '0008002A': value('DT', '20260512094700'),
  '00200060': value('CS', 'R'),
  '00240066': value('FL', -6.72),
  '00240083': value('SQ', { '00240071': value('FL', 0.5) }),
  '00240089': value('SQ', point(-9, 21, 24), point(15, 3, 0, 'NOT SEEN')),
};

describe('a visual field', () => {
  it('has its points, deviations and figures as the machine told them', () => {
    const field = readField(whole);
    expect(field).toMatchObject({ side: 'R', date: '20260512', time: '0947', md: -6.72, mdProbability: 0.5 });
    expect(field.points[0]).toEqual({
      x: -9,
      y: 21,
      sensitivity: 24,
      outcome: 'seen',
      deviation: -4.5,
      deviationProbability: 1,
      pattern: -3,
      patternProbability: 2,
    });
    expect(field.points[1]?.outcome).toBe('notSeen');
  });
  it('computes nothing that the machine did not tell', () => {
    expect(readField({ '00240089': value('SQ', point(3, 3, 30)) })).not.toHaveProperty('md');
  });
  it('has no side where none is told, whatever its blind spot looks like', () => {
    expect(readField({ '00240089': value('SQ', point(15, 3, 0)) }).side).toBeUndefined();
  });
  it('believes its own laterality more than that of its series', () => {
    expect(readField({ ...whole, '00240113': value('CS', 'L') }).side).toBe('L');
  });
  it('is nothing without points', () => {
    expect(() => readField({ '00240066': value('FL', -3) })).toThrow(Failure);
  });

  it('is read from anything, or refused, and holds only what can be drawn', () => {
    const tags = [
      '00240089',
      '00240090',
      '00240091',
      '00240094',
      '00240097',
      '00240066',
      '00240064',
      '00240034',
      '0008002A',
      '00200060',
      '00240093',
    ];
    const element = (depth: number): fc.Arbitrary<unknown> =>
      fc.record({
        vr: fc.constant('SQ'),
        Value: fc.array(depth > 0 ? fc.oneof(fc.jsonValue({ maxDepth: 0 }), dataset(depth - 1)) : fc.jsonValue({ maxDepth: 0 }), {
          maxLength: 4,
        }),
      });
    const dataset = (depth: number): fc.Arbitrary<Record<string, unknown>> =>
      fc.dictionary(fc.constantFrom(...tags), element(depth), { maxKeys: 5 });
    fc.assert(
      fc.property(dataset(2), (json) => {
        try {
          const { points, md = 0 } = readField(json as Parameters<typeof readField>[0]);
          expect(
            points.every(({ x, y, sensitivity = 0 }) => Math.abs(x) <= 100 && Math.abs(y) <= 100 && Math.abs(sensitivity) <= 60),
          ).toBe(true);
          expect(Number.isFinite(md)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
