// Where each curve lies on the paper. All lengths are mm of paper, x to the right, y down from the page's corner.
import { STANDARD_LEADS } from '../../standards/dicom/waveform/leads.ts';

export type LayoutName = '3x4' | '6x2' | '12x1' | 'rows';

export interface Placed {
  readonly index: number;
  readonly name: string;
  readonly lead?: string;
}

export interface Cell {
  /** Of the group's channels, from 0. */
  readonly channel: number;
  /** As printed, '-aVR' for a lead turned over. */
  readonly name: string;
  readonly sign: 1 | -1;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Seconds since the first sample at its left edge. */
  readonly fromSec: number;
  /** The first of its row: the calibration pulse or the axis stands before it. */
  readonly isFirst: boolean;
}

export interface Page {
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly height: number;
  /** Time that one row spans. */
  readonly sec: number;
}

export interface LayoutOptions {
  readonly layout: LayoutName;
  readonly channels: readonly Placed[];
  /** Limb leads in the order of Cabrera: aVL I -aVR II aVF III. */
  readonly isCabrera: boolean;
  /** mm/s */
  readonly speed: number;
  /** Seconds since the first sample at the left edge. */
  readonly timeSec: number;
  readonly durationSec: number;
  /** The pane, in mm of paper: rows fill it. */
  readonly pane: { readonly width: number; readonly height: number };
}

/** Before the curves: the calibration pulse, or an axis. */
export const LEFT_MM = 14;
const RIGHT_MM = 4;
const TOP_MM = 5;
const BOTTOM_MM = 9;
/** What a sheet of A4 takes beside its margins: 10 s at 25 mm/s, 5 s at 50. */
const PAPER_MM = 250;
/** A beat and a half at least must fit in a column. */
const LEAST_COLUMN_SEC = 2.5;
const LEAST_ROW_MM = 6;
const ROW_MM: Readonly<Record<Exclude<LayoutName, 'rows'>, number>> = { '3x4': 30, '6x2': 23, '12x1': 14 };

/** Which layouts the channels can fill: those of the twelve leads only when all are there. */
export const layoutsOf = (channels: readonly Placed[]): readonly LayoutName[] =>
  STANDARD_LEADS.every((lead) => channels.some((channel) => channel.lead === lead)) ? ['3x4', '6x2', '12x1'] : ['rows'];

export const layoutPage = (options: LayoutOptions): Page =>
  options.layout === 'rows' ? layoutRows(options) : layoutLeads(options);

const CABRERA = ['aVL', 'I', '-aVR', 'II', 'aVF', 'III'];

function leadOrder(isCabrera: boolean): readonly string[] {
  const limbs = isCabrera ? CABRERA : STANDARD_LEADS.slice(0, 6);
  return [...limbs, ...STANDARD_LEADS.slice(6)];
}

function layoutLeads({ layout, channels, isCabrera, speed, timeSec, durationSec }: LayoutOptions): Page {
  const columns = layout === '3x4' ? 4 : layout === '6x2' ? 2 : 1;
  const rows = 12 / columns;
  const sec = Math.max(0.2, Math.min(durationSec, Math.max(PAPER_MM / speed, columns * LEAST_COLUMN_SEC)));
  const rowMm = layout === 'rows' ? LEAST_ROW_MM : ROW_MM[layout];
  const width = (sec * speed) / columns;
  const place = (name: string, row: number, column: number, more: Partial<Cell> = {}): Cell[] => {
    const found = find(channels, name);
    if (!found) return [];
    return [
      {
        ...found,
        name,
        x: LEFT_MM + column * width,
        y: TOP_MM + row * rowMm,
        width,
        height: rowMm,
        fromSec: timeSec + (column * sec) / columns,
        isFirst: column === 0,
        ...more,
      },
    ];
  };
  const cells = leadOrder(isCabrera).flatMap((name, at) => place(name, at % rows, Math.floor(at / rows)));
  const rhythm = layout === '3x4' ? place('II', rows, 0, { width: sec * speed }) : [];
  return {
    cells: [...cells, ...rhythm],
    width: LEFT_MM + sec * speed + RIGHT_MM,
    height: TOP_MM + (rows + rhythm.length) * rowMm + BOTTOM_MM,
    sec,
  };
}

function find(channels: readonly Placed[], name: string): Pick<Cell, 'channel' | 'sign'> | undefined {
  const same = channels.find(({ lead }) => lead === name);
  if (same) return { channel: same.index, sign: 1 };
  const opposite = name.startsWith('-') ? channels.find(({ lead }) => lead === name.slice(1)) : undefined;
  return opposite && { channel: opposite.index, sign: -1 };
}

/** Every channel in a row of its own, over the pane's whole width. */
function layoutRows({ channels, speed, timeSec, durationSec, pane }: LayoutOptions): Page {
  const room = Math.max(5, pane.width - LEFT_MM - RIGHT_MM);
  const sec = Math.max(0.05, Math.min(durationSec, room / speed));
  const height = Math.max(LEAST_ROW_MM, (pane.height - TOP_MM - BOTTOM_MM) / Math.max(1, channels.length));
  const cells = channels.map(({ index, name }, row): Cell => {
    return {
      channel: index,
      name,
      sign: 1,
      x: LEFT_MM,
      y: TOP_MM + row * height,
      width: sec * speed,
      height,
      fromSec: timeSec,
      isFirst: true,
    };
  });
  return { cells, width: LEFT_MM + sec * speed + RIGHT_MM, height: TOP_MM + channels.length * height + BOTTOM_MM, sec };
}

/** The page's first second, kept within the recording. */
export const clampTime = (timeSec: number, pageSec: number, durationSec: number): number =>
  Math.max(0, Math.min(Number.isFinite(timeSec) ? timeSec : 0, durationSec - pageSec));

/** From 1: which page of the recording, and of how many. */
export function indexOf(
  timeSec: number,
  pageSec: number,
  durationSec: number,
): { readonly index: number; readonly count: number } {
  const count = Math.max(1, Math.ceil(durationSec / pageSec - 1e-6));
  const isLast = timeSec >= durationSec - pageSec - 1e-6;
  return { index: isLast ? count : Math.min(count, Math.floor(timeSec / pageSec + 1e-6) + 1), count };
}
