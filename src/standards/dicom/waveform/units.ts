// Units of waveform samples (UCUM, PS3.16 CID 3082), brought to one unit for each thing that is measured.

/** What a unit measures. */
export type Quantity = 'voltage' | 'pressure' | 'flow' | 'volume' | 'other';

export interface Unit {
  readonly quantity: Quantity;
  /** How the base unit is printed: mV, mmHg, l/s, l; as the file writes it for others. */
  readonly base: string;
  /** Multiplies a value of the file's unit into the base unit. */
  readonly toBase: number;
}

const unit = (quantity: Quantity, base: string, toBase: number): Unit => ({ quantity, base, toBase });

const UNITS: Readonly<Record<string, Unit>> = {
  nV: unit('voltage', 'mV', 1e-6),
  uV: unit('voltage', 'mV', 1e-3),
  µV: unit('voltage', 'mV', 1e-3),
  mV: unit('voltage', 'mV', 1),
  V: unit('voltage', 'mV', 1e3),
  'mm[Hg]': unit('pressure', 'mmHg', 1),
  mmHg: unit('pressure', 'mmHg', 1),
  Pa: unit('pressure', 'mmHg', 0.00750062),
  kPa: unit('pressure', 'mmHg', 7.50062),
  'cm[H2O]': unit('pressure', 'mmHg', 0.735559),
  'L/s': unit('flow', 'l/s', 1),
  'l/s': unit('flow', 'l/s', 1),
  'L/min': unit('flow', 'l/s', 1 / 60),
  'l/min': unit('flow', 'l/s', 1 / 60),
  'ml/s': unit('flow', 'l/s', 1e-3),
  'mL/s': unit('flow', 'l/s', 1e-3),
  L: unit('volume', 'l', 1),
  l: unit('volume', 'l', 1),
  ml: unit('volume', 'l', 1e-3),
  mL: unit('volume', 'l', 1e-3),
};

const PRINTED: Readonly<Record<string, string>> = {
  Cel: '°C',
  deg: '°',
  Ohm: 'Ω',
  kOhm: 'kΩ',
  'm[Ohm]': 'mΩ',
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH2O',
  '1': '',
};

/** @param code a UCUM code @returns undefined when there is none */
export function parseUnit(code: string | undefined): Unit | undefined {
  if (code === undefined || code.length > 16) return undefined;
  return Object.hasOwn(UNITS, code) ? UNITS[code] : unit('other', printUnit(code), 1);
}

/** A UCUM code as people write it. Untrusted text stays itself. */
export const printUnit = (code: string): string =>
  Object.hasOwn(PRINTED, code) ? (PRINTED[code] ?? '') : code.replace(/\[([A-Za-z]+)\]/g, '$1').replace(/^u(?=[A-Z])/, 'µ');
