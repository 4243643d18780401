// What a parametric map's numbers mean: unit, quantity and the mapping to real world values (PS3.3 C.7.6.16.2.11).
import { type Dataset, items, number, numbers, text } from '../json.ts';

export interface RealWorldMapping {
  readonly slope: number;
  readonly intercept: number;
  /** UCUM as written: 'um2/s', 'mm2/s', '1'. */
  readonly unit: string;
  /** What is measured: 'Apparent Diffusion Coefficient'. '' where it is not said. */
  readonly quantity: string;
  readonly label: string;
}

export interface ParametricMap {
  readonly mapping: RealWorldMapping;
  /** The window recommended, in real world values. */
  readonly window?: { readonly center: number; readonly width: number };
  /** Stored values that are no measurement. */
  readonly padding?: number;
}

/** Never throws: where nothing is said, the stored values are shown without a unit. */
export function parseParametricMap(dataset: Dataset): ParametricMap {
  const shared = items(dataset, '52009229')[0] ?? {};
  const first = items(dataset, '52009230')[0] ?? {};
  const group = (tag: string): Dataset => items(first, tag)[0] ?? items(shared, tag)[0] ?? items(dataset, tag)[0] ?? {};
  const voi = group('00289132');
  const [center, width] = [number(voi, '00281050'), number(voi, '00281051')];
  const padding = number(dataset, '00280122') ?? number(dataset, '00280123') ?? number(dataset, '00280120');
  return {
    mapping: parseMapping(group('00409096')),
    ...(center !== undefined && width !== undefined && width > 0 && { window: { center, width } }),
    ...(padding !== undefined && { padding }),
  };
}

function parseMapping(item: Dataset): RealWorldMapping {
  const unit = items(item, '004008EA')[0];
  const quantity = items(item, '00409220')
    .filter((one) => items(one, '0040A043').some((name) => text(name, '00080100') === '246205007'))
    .map((one) => items(one, '0040A168')[0])
    .map((code) => code && text(code, '00080104'))[0];
  const slope = numbers(item, '00409225')[0];
  return {
    slope: slope === undefined || slope === 0 ? 1 : slope,
    intercept: number(item, '00409224') ?? 0,
    unit: (unit && text(unit, '00080100')) ?? '',
    quantity: quantity ?? text(item, '00283003') ?? '',
    label: text(item, '00409210') ?? '',
  };
}

/** UCUM as people read it: 'um2/s' is 'µm²/s', '10*-6.mm2/s' is '10⁻⁶ mm²/s'; no unit is none. */
export const printUnit = (ucum: string): string =>
  ucum === '1' || ucum === '{no units}'
    ? ''
    : ucum
        .replace(/^\[(.+)\]$/, '$1')
        .replace(/\{([^{}]*)\}/g, ' $1 ')
        .replace(/10[*^](-?\d+)\.?/g, (_, power: string) => `10${[...power].map(raised).join('')} `)
        .replace(/\bum/g, 'µm')
        .replace(/([A-Za-zµ])2\b/g, '$1²')
        .replace(/([A-Za-zµ])3\b/g, '$1³')
        .replace(/\s+/g, ' ')
        .trim();

const raised = (digit: string): string => (digit === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''));
