// Where the strips of a recording lie on the paper, in millimetres. Pure.
import { STANDARD_LEADS } from '../../standards/dicom/waveform/leads.ts';

export type Layout = '3x4' | '6x2' | '12x1' | 'stack';

export interface Strip {
  /** Index of the channel. */
  readonly channel: number;
  /** mm from the paper's left edge, and the middle of the strip from its top. */
  readonly left: number;
  readonly middle: number;
  readonly width: number;
  /** Seconds from the recording's start. */
  readonly from: number;
  readonly to: number;
}

export interface Paper {
  readonly strips: readonly Strip[];
  readonly width: number;
  readonly height: number;
}

const ROW_MM = 25;
const EDGE_MM = 8;
/** Behind the calibration pulse. */
const START_MM = 12;

/** @returns channels in the order of print: the twelve leads, or as they come */
export function orderOf(names: readonly string[]): readonly number[] | undefined {
  const found = STANDARD_LEADS.map((lead) => names.indexOf(lead));
  return found.every((index) => index >= 0) ? found : undefined;
}

/**
 * @param seconds that are shown of a recording
 * @param start seconds from its beginning
 */
export function layOut(names: readonly string[], layout: Layout, mmPerSecond: number, seconds: number, start: number): Paper {
  const order = orderOf(names);
  if (!order || layout === 'stack')
    return stack(
      names.map((_, index) => index),
      mmPerSecond,
      seconds,
      start,
    );
  if (layout === '12x1') return stack(order, mmPerSecond, seconds, start);
  const columns = layout === '3x4' ? 4 : 2;
  const rows = 12 / columns;
  const each = seconds / columns;
  const strips: Strip[] = order.map((channel, index) => {
    const column = Math.floor(index / rows);
    return {
      channel,
      left: START_MM + column * each * mmPerSecond,
      middle: EDGE_MM + (index % rows) * ROW_MM + ROW_MM / 2,
      width: each * mmPerSecond,
      from: start + column * each,
      to: start + (column + 1) * each,
    };
  });
  const rhythm = order[1] ?? 0;
  const isWithRhythm = layout === '3x4';
  const width = START_MM + seconds * mmPerSecond + 4;
  if (isWithRhythm)
    strips.push({
      channel: rhythm,
      left: START_MM,
      middle: EDGE_MM + rows * ROW_MM + ROW_MM / 2,
      width: seconds * mmPerSecond,
      from: start,
      to: start + seconds,
    });
  return { strips, width, height: EDGE_MM * 2 + (rows + (isWithRhythm ? 1 : 0)) * ROW_MM };
}

function stack(channels: readonly number[], mmPerSecond: number, seconds: number, start: number): Paper {
  const row = channels.length > 12 ? 14 : 18;
  return {
    strips: channels.map((channel, index) => ({
      channel,
      left: START_MM,
      middle: EDGE_MM + index * row + row / 2,
      width: seconds * mmPerSecond,
      from: start,
      to: start + seconds,
    })),
    width: START_MM + seconds * mmPerSecond + 4,
    height: EDGE_MM * 2 + channels.length * row,
  };
}
