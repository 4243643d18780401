import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleOf, areaOf, ellipseStatistics, lengthOf, type Scale } from './measure.ts';
import { regionsOf } from './regions.ts';

const square: Scale = { spacing: { x: 0.5, y: 0.5, basis: 'patient' }, regions: [] };
const region = (x0: number, x1: number, units: [number, number], delta: [number, number], flags = 0) => ({
  '00186018': { Value: [x0] },
  '0018601A': { Value: [0] },
  '0018601C': { Value: [x1] },
  '0018601E': { Value: [99] },
  '00186024': { Value: [units[0]] },
  '00186026': { Value: [units[1]] },
  '0018602C': { Value: [delta[0]] },
  '0018602E': { Value: [delta[1]] },
  '00186016': { Value: [flags] },
});
const ultrasound: Scale = {
  spacing: { x: 1, y: 1, basis: 'none' },
  regions: regionsOf({ '00186011': { Value: [region(0, 99, [3, 3], [0.02, 0.02]), region(200, 299, [4, 7], [0.01, -2])] } }),
};

describe('lengthOf', () => {
  it('is in mm where the spacing is the patient’s', () => {
    expect(lengthOf(square, [0, 0], [6, 8])).toEqual([{ value: 5, unit: 'mm', basis: 'patient' }]);
  });

  it('is in px where nothing is known', () => {
    const scale: Scale = { spacing: { x: 1, y: 1, basis: 'none' }, regions: [] };
    expect(lengthOf(scale, [0, 0], [3, 4])).toEqual([{ value: 5, unit: 'px', basis: 'none' }]);
  });

  it('is in the region’s unit', () => {
    const [figure] = lengthOf(ultrasound, [10, 10], [40, 50]);
    expect(figure).toMatchObject({ unit: 'cm' });
    expect((figure as { value: number }).value).toBeCloseTo(1, 10);
  });

  it('is two extents where a region’s axes differ', () => {
    expect(lengthOf(ultrasound, [210, 10], [260, 60])).toMatchObject([
      { value: 0.5, unit: 's', axis: 'x' },
      { value: 100, unit: 'cm/s', axis: 'y' },
    ]);
  });

  it('does not exist across two regions, or half outside', () => {
    expect(lengthOf(ultrasound, [10, 10], [250, 10])).toBe('crossesRegions');
    expect(lengthOf(ultrasound, [10, 10], [150, 10])).toBe('crossesRegions');
    expect(lengthOf(ultrasound, [150, 10], [160, 10])).toMatchObject([{ value: 10, unit: 'px' }]);
  });

  it('is the same both ways and never negative', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(lengthOf(square, a, b)).toEqual(lengthOf(square, b, a));
        expect(lengthOf(ultrasound, a, b)).toEqual(lengthOf(ultrasound, b, a));
      }),
    );
  });
});

describe('angleOf', () => {
  it('is right where it should be', () => {
    expect(
      angleOf(square, [
        [0, 10],
        [0, 0],
        [10, 0],
      ]),
    ).toBeCloseTo(90);
    expect(
      angleOf(square, [
        [-10, 0],
        [0, 0],
        [10, 0],
      ]),
    ).toBeCloseTo(180);
  });

  it('is corrected for pixels that are not square', () => {
    const flat: Scale = { spacing: { x: 1, y: 2, basis: 'patient' }, regions: [] };
    expect(
      angleOf(flat, [
        [10, 0],
        [0, 0],
        [10, 5],
      ]),
    ).toBeCloseTo(45);
  });

  it('has no meaning between time and speed', () => {
    expect(
      angleOf(ultrasound, [
        [210, 10],
        [220, 10],
        [230, 30],
      ]),
    ).toBe('unlikeAxes');
    expect(
      angleOf(ultrasound, [
        [10, 10],
        [220, 10],
        [230, 30],
      ]),
    ).toBe('crossesRegions');
  });
});

describe('areaOf', () => {
  it('uses both spacings', () => {
    const scale: Scale = { spacing: { x: 0.5, y: 2, basis: 'detector' }, regions: [] };
    expect(areaOf(scale, 10, [])).toEqual({ value: 10, unit: 'mm', basis: 'detector' });
  });

  it('is cm² inside a region of cm and nothing elsewhere', () => {
    expect(
      areaOf(ultrasound, 2500, [
        [10, 10],
        [60, 60],
      ]),
    ).toMatchObject({ unit: 'cm²', value: 1 });
    expect(
      areaOf(ultrasound, 2500, [
        [210, 10],
        [260, 60],
      ]),
    ).toBe('unlikeAxes');
  });
});

describe('ellipseStatistics', () => {
  it('of a flat field is the field', () => {
    const flat = { columns: 50, rows: 50, at: () => -1000 };
    expect(ellipseStatistics(flat, [5, 5], [25, 15])).toMatchObject({ mean: -1000, deviation: 0, min: -1000, max: -1000 });
  });

  it('counts about as many pixels as the ellipse is large, and none outside the picture', () => {
    const ramp = { columns: 100, rows: 100, at: (column: number) => column };
    const inside = ellipseStatistics(ramp, [10, 10], [70, 50]);
    expect(inside?.count).toBeCloseTo(Math.PI * 30 * 20, -2);
    expect(inside?.mean).toBeCloseTo(39.5, 1);
    expect(ellipseStatistics(ramp, [200, 200], [300, 300])).toBeUndefined();
  });
});
