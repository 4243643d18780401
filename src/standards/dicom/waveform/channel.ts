// One channel of a multiplex group (PS3.3 C.10.9.1.4): what was measured, in which unit, through which filters.
import { type Dataset, items, number, text } from '../json.ts';
import { leadOf } from './leads.ts';
import { parseUnit, type Unit } from './units.ts';

export interface Filters {
  /** Hz: nothing slower passes (003A,0220). */
  readonly lowHz?: number;
  /** Hz: nothing faster passes (003A,0221). */
  readonly highHz?: number;
  /** Hz: mains hum (003A,0222). */
  readonly notchHz?: number;
}

export interface Channel {
  /** From 0, as the samples are interleaved. */
  readonly index: number;
  /** 'II', 'V1' for the leads that everybody knows; else what the file calls it. Untrusted text, '' where it has no name. */
  readonly name: string;
  /** One of the ECG's leads by a code or a name that means nothing else. */
  readonly lead?: string;
  /** Absent where the object does not say, or says something impossible: such a curve has no scale. */
  readonly scale?: Scale;
  readonly filters: Filters;
  /** Seconds by which its samples are later than the group's clock (PS3.3 C.10.9.1.4); negative: earlier. */
  readonly skewSec: number;
}

/** value = sample × factor + offset, in `unit`. */
export interface Scale {
  readonly factor: number;
  readonly offset: number;
  readonly unit: Unit;
}

/** @param rateHz of its group: skew may be told in samples @param index from 0 */
export function readChannel(definition: Dataset, index: number, rateHz: number): Channel {
  const lead = leadOf(definition);
  const source = items(definition, '003A0208')[0] ?? {};
  const scale = readScale(definition);
  const name = lead ?? text(definition, '003A0203') ?? text(source, '00080104') ?? '';
  return {
    index,
    name: name.slice(0, 64),
    ...(lead && { lead }),
    ...(scale && { scale }),
    filters: readFilters(definition),
    skewSec: readSkew(definition, rateHz),
  };
}

/** What is later than this is no skew of an amplifier. Seconds. */
const MOST_SKEW = 10;

/** Time Skew (003A,0214), else Sample Skew (003A,0215), less the Offset (003A,0218) of the first sample to be presented. */
function readSkew(definition: Dataset, rateHz: number): number {
  const first = number(definition, '003A0214') ?? (number(definition, '003A0215') ?? 0) / rateHz;
  const skew = first - (number(definition, '003A0218') ?? 0);
  return Math.abs(skew) <= MOST_SKEW ? skew : 0;
}

/** Of a volt per step no amplifier knows; below a femtovolt there is only noise. */
const MOST_PER_STEP = 1e3;
const LEAST_PER_STEP = 1e-12;

/** Sensitivity × correction factor, and the baseline in the same unit (003A,0210 – 003A,0213). */
function readScale(definition: Dataset): Scale | undefined {
  const sensitivity = number(definition, '003A0210');
  const unit = parseUnit(text(items(definition, '003A0211')[0] ?? {}, '00080100'));
  if (sensitivity === undefined || !unit) return undefined;
  const factor = sensitivity * (number(definition, '003A0212') ?? 1) * unit.toBase;
  const offset = (number(definition, '003A0213') ?? 0) * unit.toBase;
  const size = Math.abs(factor);
  if (!(size >= LEAST_PER_STEP && size <= MOST_PER_STEP) || !(Math.abs(offset) < 1e9)) return undefined;
  return { factor, offset, unit };
}

function readFilters(definition: Dataset): Filters {
  const frequency = (tag: string): number | undefined => {
    const value = number(definition, tag);
    return value !== undefined && value > 0 && value < 1e6 ? value : undefined;
  };
  const [lowHz, highHz, notchHz] = [frequency('003A0220'), frequency('003A0221'), frequency('003A0222')];
  return { ...(lowHz && { lowHz }), ...(highHz && { highHz }), ...(notchHz && { notchHz }) };
}
