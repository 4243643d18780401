// The patient's earlier recording of the same kind, to lie under this one.
import type { Call, TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import type { Channel } from '../../standards/dicom/waveform/channel.ts';
import type { Lent } from '../renderer.ts';
import { firstBeat } from './beats.ts';
import { suitsItem } from './isWaveform.ts';
import { listSheets, type Sheet } from './recordings.ts';
import type { Prior } from './scene.ts';
import { openSignal, type Signal } from './signal.ts';

/** The nearest before the item among items of curves, if any; never one without a date. */
export function choosePrior(item: TimelineItem, others: readonly Lent[]): Lent | undefined {
  const { when } = item;
  if (!when) return undefined;
  return others
    .filter(({ item: other }) => other.id !== item.id && other.category === item.category && suitsItem(other) > 0)
    .filter(({ item: other }) => other.when !== undefined && other.when.iso < when.iso)
    .sort((a, b) => ((a.item.when?.iso ?? '') < (b.item.when?.iso ?? '') ? 1 : -1))[0];
}

/** @throws Failure */
export async function openPrior(
  lent: Lent,
  shown: { readonly sheet: Sheet; readonly signal: Signal },
  { signal }: Call,
): Promise<Prior> {
  const { sheets } = await listSheets(lent.item, lent, { signal });
  const sheet = sheets.find(({ group }) => group.isMedian === shown.sheet.group.isMedian) ?? sheets[0];
  const samples = await openSignal(sheet, lent, { signal });
  const channelOf = (name: string): Channel | undefined =>
    sheet.group.channels.find(({ lead, name: own, scale }) => scale !== undefined && (lead ?? own) === name);
  return { signal: samples, label: printWhen(lent.item.when), shiftSec: shiftOf(shown.signal, samples, channelOf), channelOf };
}

/** First beat on first beat, in the first channel that both have. */
function shiftOf(now: Signal, then: Signal, channelOf: Prior['channelOf']): number {
  for (const name of ['II', 'V2', 'I']) {
    const own = now.group.channels.find(({ lead }) => lead === name);
    const other = channelOf(name);
    if (!own || !other) continue;
    const [a, b] = [firstBeat(now, own.index), firstBeat(then, other.index)];
    return a === undefined || b === undefined ? 0 : a - b;
  }
  return 0;
}
