import { describe, expect, it } from 'vitest';
import { leadOf } from './leads.ts';

const source = (value: string, meaning: string) => ({
  '003A0208': {
    vr: 'SQ',
    Value: [{ '00080100': { vr: 'SH', Value: [value] }, '00080104': { vr: 'LO', Value: [meaning] } }],
  },
});

describe('a lead', () => {
  it.each([
    ['5.6.3-9-61', 'x', 'III'],
    ['2:3', '', 'V1'],
    ['MDC_ECG_LEAD_AVR', '', 'aVR'],
    ['MDC_ECG_LEAD_V4', '', 'V4'],
    ['MDC_ECG_ELEC_POTL_II', '', 'II'],
    ['X', 'Lead aVL', 'aVL'],
    ['X', 'Lead aVR (augmented voltage, right)', 'aVR'],
    ['X', 'Airway flow', undefined],
    ['2:900', '', undefined],
  ])('of the source %s (%s) is %s', (value, meaning, lead) => {
    expect(leadOf(source(value, meaning))).toBe(lead);
  });
});
