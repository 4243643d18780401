import { describe, expect, it } from 'vitest';
import { type CadOptions, cadReport, PICTURE } from '../../../testing/overObjects.ts';
import { type CadMark, isCalcification, isDensity, namesAlgorithm, parseCadReport } from './cadReport.ts';

const stateOf = (options: CadOptions): string => parseCadReport(cadReport(options)).state;

describe('a CAD report', () => {
  it('tells its marks with their picture, shape and score, and which algorithm made them', () => {
    const report = parseCadReport(cadReport());

    expect(report).toMatchObject({ code: '111036', algorithm: 'Mammo AI', version: '3.1', state: 'found', isPartial: false });
    // The dot in the middle of an outlined finding is left out.
    expect(report.marks).toHaveLength(1);
    expect(report.marks[0]).toMatchObject({ shape: 'circle', points: [30, 30, 40, 30], score: '87 %', space: 'image' });
    expect(report.marks[0]?.picture?.instance).toBe(PICTURE);
    expect(namesAlgorithm(cadReport())).toBe(true);
  });

  it('tells "none found", "not available" and "failed" apart', () => {
    expect(stateOf({ summary: '111241', hasFinding: false })).toBe('noneFound');
    expect(stateOf({ summary: '111245', detections: '111224', hasFinding: false })).toBe('failed');
    expect(stateOf({ summary: '', detections: '111225', hasFinding: false })).toBe('notAvailable');
    expect(stateOf({ summary: '', detections: '', hasFinding: false })).toBe('notAvailable');
  });

  it('never says "none found" where it found something that has no place', () => {
    expect(stateOf({ summary: '111242', hasFinding: false })).toBe('notAvailable');
  });

  it('says that a part of it failed', () => {
    expect(parseCadReport(cadReport({ summary: '111243', hasFinding: false }))).toMatchObject({
      state: 'noneFound',
      isPartial: true,
    });
    expect(parseCadReport(cadReport({ summary: '111244' }))).toMatchObject({ state: 'found', isPartial: true });
  });

  it('leaves out what the software itself dismissed', () => {
    expect(parseCadReport(cadReport({ intent: '111152' })).marks).toEqual([]);
  });

  it('names the pictures it looked at, also where it found nothing', () => {
    expect([...parseCadReport(cadReport({ summary: '111241', hasFinding: false })).pictures]).toEqual([PICTURE]);
  });

  it('draws calcifications and densities apart, by either style of their codes or by their name', () => {
    const mark = (code: string, finding = ''): CadMark => ({ shape: 'point', space: 'image', points: [1, 1], finding, code });

    for (const code of ['F-01775', 'F-01776', '129769006', '129770007']) expect(isCalcification(mark(code))).toBe(true);
    expect(isCalcification(mark('x-1', 'Coarse calcification'))).toBe(true);
    for (const code of ['F-01796', 'F-01791', '129793001']) {
      expect(isCalcification(mark(code))).toBe(false);
      expect(isDensity(mark(code))).toBe(true);
    }
  });
});
