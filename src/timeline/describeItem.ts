// What is said of an item in words: its name for screen readers, its contents, its state.

import { printForeign } from '../lib/foreignText.ts';
import { nameBodyPart } from '../model/bodyParts.ts';
import type { TimelineItem } from '../model/item.ts';
import { printCode } from './codes.ts';
import { printDate, printWhen, sayWhen } from './dates.ts';
import type { Lane } from './lanes.ts';
import { words } from './words.ts';

/** Never empty: the code where the source gives no title. */
export const printTitle = (item: TimelineItem): string => printForeign(item.title) || printCode(item.category);

export interface NameOptions {
  /** From 1; absent when it is not selected. */
  readonly number?: number | undefined;
  readonly selected?: number;
  readonly isOpen?: boolean;
}

/** 'DT thorax, 18 november 2026, svar signerat, vald 1 av 3' */
export function nameItem(item: TimelineItem, { number, selected = 0, isOpen = false }: NameOptions = {}): string {
  const t = words();
  const said = [
    printTitle(item),
    item.when ? sayWhen(item.when) : t.undated.toLocaleLowerCase(),
    item.report && t.report[item.report],
    item.unreadable !== undefined && t.unreadable,
    isOpen && t.openedNow,
    number !== undefined && t.selectedNumber(number, selected),
  ];
  return said.filter(Boolean).join(', ');
}

/** '12 undersökningar, 3 nov 2026 till 18 nov 2026' */
export const nameRun = (lane: Lane, from: number, to: number): string =>
  words().stackTitle(to - from, printDate(lane.times[from] ?? 0), printDate(lane.times[to - 1] ?? 0));

/** Title, unit and date, a line each. */
export const printTip = (item: TimelineItem): string =>
  [printTitle(item), item.origin && printForeign(item.origin, 100), item.when && printWhen(item.when)].filter(Boolean).join('\n');

/** '3 serier, 412 bilder', or what else is known of its size. */
export function printContents(item: TimelineItem): string {
  const t = words();
  const { series, images } = item.counts ?? {};
  const said = [series !== undefined && t.series(series), images !== undefined && t.images(images)].filter(Boolean);
  if (said.length > 0) return said.join(', ');
  const bytes = item.parts.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0);
  return bytes > 0 ? `${t.files(item.parts.length)}, ${printBytes(bytes)}` : t.files(item.parts.length);
}

function printBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1).replace('.', ',') : Math.round(value)} ${units[step]}`;
}

/** The body part and its side in words, as far as known. */
export function printBodyPart(item: TimelineItem): string {
  const side = item.laterality && words().sides[item.laterality];
  return [item.bodyPart && (nameBodyPart(item.bodyPart) ?? printForeign(item.bodyPart, 60)), side].filter(Boolean).join(', ');
}
