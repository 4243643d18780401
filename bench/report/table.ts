// Rows of visits as markdown tables: medians with their spread, and the ratios that the goals are written in.
import type { Visit } from '../measure/visit.ts';
import type { TargetName } from '../scenarios.ts';
import { toSpread } from './median.ts';

type Value = (visit: Visit) => number | undefined;
interface Column {
  readonly title: string;
  readonly value: Value;
  readonly digits?: number;
  /** Least and most beside the median. */
  readonly isSpread?: boolean;
}

const KILO = 1000;
const COLUMNS: readonly Column[] = [
  { title: 'first picture ms', value: (v) => v.firstPictureMs, isSpread: true },
  { title: 'all pictures ms', value: (v) => v.allFramesMs },
  { title: 'JS kB on the wire', value: (v) => v.traffic && v.traffic.scriptWireBytes / KILO },
  { title: 'JS requests', value: (v) => v.traffic?.scriptRequests },
  { title: 'requests', value: (v) => v.traffic?.requests },
  { title: 'kB on the wire', value: (v) => v.traffic && v.traffic.wireBytes / KILO },
  { title: 'scroll frames/s', value: (v) => v.scroll?.framesPerSecond, digits: 1 },
  { title: 'shown of 100', value: (v) => v.scroll?.frames },
  { title: 'long tasks scrolling', value: (v) => v.scroll?.longTasks },
  { title: 'longest ms', value: (v) => v.scroll?.longestTaskMs },
  { title: 'longest task loading ms', value: (v) => v.longestTaskMs },
  { title: 'MB', value: (v) => v.processMegabytes },
  { title: 'others used', value: (v) => v.foreignShare && v.foreignShare * 100, digits: 0 },
];

const TARGETS: readonly TargetName[] = ['floor', 'ours', 'ohif'];

/** One table a scenario and network. Failed visits are counted, never hidden. */
export function printTables(visits: readonly Visit[]): string {
  const groups = [...new Set(visits.map(({ scenario, net }) => `${scenario}, ${net}`))];
  return groups
    .map((group) =>
      printTable(
        group,
        visits.filter(({ scenario, net }) => `${scenario}, ${net}` === group),
      ),
    )
    .join('\n\n');
}

function printTable(title: string, visits: readonly Visit[]): string {
  const present = TARGETS.filter((name) => visits.some(({ target }) => target === name));
  const columns = COLUMNS.filter(({ value }) => visits.some((visit) => value(visit) !== undefined));
  const lines = present.map((target) => {
    const all = visits.filter((visit) => visit.target === target);
    const good = all.filter(({ error }) => error === undefined);
    const count = good.length === all.length ? `${all.length}` : `${good.length} of ${all.length}`;
    return printLine([target, count, ...columns.map((column) => printCell(good, column))]);
  });
  const heads = ['viewer', 'visits', ...columns.map(({ title: head }) => head)];
  return [`### ${title}`, '', printLine(heads), printLine(heads.map(() => '---')), ...lines, '', printRatios(visits)].join('\n');
}

const printLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function printCell(visits: readonly Visit[], { value, digits = 0, isSpread }: Column): string {
  const spread = toSpread(visits.map(value));
  if (!spread) return '–';
  const print = (number: number) => number.toFixed(digits);
  return isSpread && spread.count > 1
    ? `${print(spread.median)} (${print(spread.least)}–${print(spread.most)})`
    : print(spread.median);
}

/** Ours against the floor, and the peer against ours: the goals are 1.3, 1.1 and 4. */
function printRatios(visits: readonly Visit[]): string {
  const median = (target: TargetName, value: Value) =>
    toSpread(visits.filter((visit) => visit.target === target && visit.error === undefined).map(value))?.median;
  const ratio = (over: number | undefined, under: number | undefined) =>
    over === undefined || under === undefined ? undefined : (over / under).toFixed(2);
  const first: Value = (visit) => visit.firstPictureMs;
  const all: Value = (visit) => visit.allFramesMs;
  const sentences = [
    [ratio(median('ours', first), median('floor', first)), 'first picture, ours / floor (goal ≤ 1.3)'],
    [ratio(median('ohif', first), median('ours', first)), 'first picture, OHIF / ours (goal ≥ 4)'],
    [ratio(median('ours', all), median('floor', all)), 'all pictures, ours / floor (goal ≤ 1.1)'],
    [ratio(median('ohif', first), median('floor', first)), 'first picture, OHIF / floor'],
  ] as const;
  return sentences
    .filter(([value]) => value !== undefined)
    .map(([value, what]) => `- **${value}** ${what}`)
    .join('\n');
}
