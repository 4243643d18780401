// BED: regions of a genome, from 0, the end not included (GA4GH BED 1.0).
import { element, tableOf } from '../../lib/dom.ts';
import { printForeign } from '../../lib/foreignText.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

const MOST_ROWS = 5000;

export function writeRegions(text: string): PaperContent {
  const say = words();
  const lines = text.split('\n', 200_000).filter((line) => line.trim() !== '' && !/^(#|track|browser)/.test(line));
  const rows = lines.flatMap((line): string[][] => {
    const [chromosome = '', start = '', end = '', name = ''] = line.split(/\t| {2,}/);
    return /^\d+$/.test(start) && /^\d+\r?$/.test(end)
      ? [[chromosome, start, end.trim(), name].map((cell) => printForeign(cell, 80))]
      : [];
  });
  const broken = lines.length - rows.length;
  return {
    nodes: [
      element('h1', {}, say.regions(rows.length)),
      ...(broken > 0 ? [element('p', { 'data-note': true }, say.broken(broken))] : []),
      ...(rows.length > MOST_ROWS ? [element('p', { 'data-note': true }, say.firstOf(MOST_ROWS, rows.length))] : []),
      tableOf('', ['', say.start, say.end, say.name], rows.slice(0, MOST_ROWS)),
    ],
    facts: [{ name: say.format, value: 'BED' }],
  };
}
