// Values to heights on the paper, and back.
import type { Channel } from '../../standards/dicom/waveform/channel.ts';
import type { Axis } from './axis.ts';
import type { Cell } from './layout.ts';

export interface Height {
  /** mm below the page's top */
  toY(value: number): number;
  toValue(y: number): number;
  /** mm per unit */
  readonly gain: number;
  readonly axis: Axis | undefined;
}

/** Of a row, what its curve may fill. */
const FILLED = 0.86;

/** @param rest where the curve rests, in its unit: drawn in the middle of the row where it has a gain */
export function heightOf(
  cell: Pick<Cell, 'y' | 'height' | 'sign'>,
  rest: number,
  scale: { readonly gain: number } | { readonly axis: Axis; readonly times: number },
): Height {
  const middle = cell.y + cell.height / 2;
  const axis = 'axis' in scale ? scale.axis : undefined;
  const gain =
    'axis' in scale ? ((cell.height * FILLED) / Math.max(1e-30, scale.axis.high - scale.axis.low)) * scale.times : scale.gain;
  const zero = axis ? (axis.low + axis.high) / 2 : rest;
  const signed = gain * cell.sign;
  return {
    toY: (value) => middle - (value - zero) * signed,
    toValue: (y) => zero + (middle - y) / signed,
    gain,
    axis,
  };
}

/** How a channel's unit is printed; undefined where it has no scale. */
export const unitOf = ({ scale }: Channel): string | undefined => scale?.unit.base;
