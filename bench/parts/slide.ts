// A slide: its first whole mosaic against the floor page, and what a walk of twenty steps moves against the tiles it needs.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchArchive } from '../../e2e/archive.ts';
import { type Dataset, text } from '../../src/standards/dicom/json.ts';
import { openVisitor, type Visitor } from '../browser/open.ts';
import type { Options } from '../options.ts';
import { toSpread } from '../report/median.ts';
import type { Exchange } from '../serve/exchanges.ts';
import type { Site } from '../serve/site.ts';
import { drawSlide } from '../synthetic/slide.ts';
import { openTarget, SCRATCH } from '../targets.ts';
import { placeOf, type SlideTiles, toTiles } from './slideTiles.ts';

const FOLDER = path.join(SCRATCH, 'slide');
/** Nothing changes on the screen for so long: the mosaic is whole. */
const QUIET_MS = 3000;
const OPEN_MS = 60_000;
const REST_MS = 900;
/** Keys of the viewer: ten magnifications, six fields to the sides, four back out. */
const WALK = [
  ...Array(10).fill('+'),
  ...['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'],
  ...Array(4).fill('-'),
];

/** @returns a table, or why there is none */
export async function measureSlide({ repetitions, dist }: Pick<Options, 'repetitions' | 'dist'>): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(path.join(FOLDER, 'done'))) {
    await drawSlide(FOLDER);
    writeFileSync(path.join(FOLDER, 'done'), '');
  }
  const archive = await launchArchive(['--no-demo', '--data', FOLDER]);
  const [floor, ours] = [
    await openTarget('floor', { backend: archive.url, net: 'lo', dist }),
    await openTarget('ours', { backend: archive.url, net: 'lo', dist }),
  ];
  try {
    if ('missing' in floor) return floor.missing;
    if ('missing' in ours) return ours.missing;
    const tiles = toTiles(await readMetadata(archive.url));
    const times = { floor: [] as number[], ours: [] as number[], oursLast: [] as number[] };
    for (let visit = 0; visit < repetitions; visit++) {
      times.floor.push((await timeMosaic(`${floor.url}/slide.html?${tiles.floorQuery}`)).last);
      const { last, complete = last } = await timeMosaic(`${ours.url}/p/bench~${tiles.item}/view`);
      times.ours.push(complete);
      times.oursLast.push(last);
    }
    console.log(`slide: ${JSON.stringify(times)}`);
    return printTable(times, await walk(ours, tiles));
  } finally {
    for (const site of [floor, ours]) if (!('missing' in site)) await site.close();
    await archive.stop();
  }
}

async function readMetadata(origin: string): Promise<Dataset[]> {
  const read = async (address: string): Promise<Dataset[]> => {
    const answer = await fetch(`${origin}/dicom-web/${address}`, { headers: { accept: 'application/dicom+json' } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return (await answer.json()) as Dataset[];
  };
  const [series] = await read('series?Modality=SM');
  if (!series) throw new Error('no slide in the archive');
  return read(`studies/${text(series, '0020000D')}/series/${text(series, '0020000E')}/metadata`);
}

interface Mosaic {
  /** ms from navigation to the last change of what is drawn: the overview and the app's own parts included. */
  readonly last: number;
  /** ms to the viewer's own mark: every tile of the first view is drawn. */
  readonly complete?: number;
}

async function timeMosaic(address: string): Promise<Mosaic> {
  const visitor = await openVisitor();
  try {
    await visitor.page.addInitScript(() => window.benchProbe?.record());
    await visitor.page.goto(address, { waitUntil: 'commit' });
    const last = await visitor.page.waitForFunction(
      (quiet) => {
        const changes = window.benchProbe?.recording?.changes ?? [];
        const at = changes[changes.length - 1] ?? 0;
        // Glass is white for the most part, which the probe does not take for a picture.
        const isThere = document.querySelector('#mosaic, [data-pane="0"][data-state="showing"]') !== null;
        return isThere && changes.length > 1 && performance.now() - at > quiet ? at : undefined;
      },
      QUIET_MS,
      { timeout: OPEN_MS },
    );
    const complete = await visitor.page.evaluate(() => performance.getEntriesByName('helbild:item-complete')[0]?.startTime);
    return { last: (await last.jsonValue()) ?? 0, ...(complete !== undefined && { complete }) };
  } finally {
    await visitor.close();
  }
}

interface Walked {
  readonly wireBytes: number;
  readonly neededBytes: number;
  readonly asked: number;
  readonly needed: number;
  readonly ended: number;
}

async function walk(site: Site, tiles: SlideTiles): Promise<Walked> {
  const visitor = await openVisitor();
  try {
    site.log.length = 0;
    await visitor.page.goto(`${site.url}/p/bench~${tiles.item}/view`, { waitUntil: 'commit' });
    const pane = visitor.page.locator('[data-pane="0"][data-state="showing"]');
    await pane.waitFor({ timeout: OPEN_MS });
    await pane.focus();
    const needed = new Set<string>();
    const rest = async (): Promise<void> => {
      await visitor.page.waitForTimeout(REST_MS);
      for (const address of tiles.inSight(await readView(visitor))) needed.add(address);
    };
    await rest();
    for (const key of WALK) {
      await visitor.page.keyboard.press(key);
      await rest();
    }
    return sumWalk(site.log, needed);
  } finally {
    await visitor.close();
  }
}

async function readView({ page }: Visitor) {
  const box = await page.locator('[data-pane="0"] canvas').first().boundingBox();
  const view = await page.evaluate(() => window.helbild.panes()[0]?.view);
  return { view: placeOf(view), width: box?.width ?? 0, height: box?.height ?? 0 };
}

const frameOf = ({ url }: Exchange): string | undefined => /\/(instances\/[\d.]+\/frames\/\d+)/.exec(url)?.[1];

function sumWalk(log: readonly Exchange[], needed: ReadonlySet<string>): Walked {
  const frames = log.filter((exchange) => frameOf(exchange) !== undefined);
  const sizes = new Map(frames.filter(({ aborted }) => !aborted).map((exchange) => [frameOf(exchange), exchange.wireBytes]));
  const missing = [...needed].filter((address) => !sizes.has(address));
  if (missing.length > 0) console.log(`slide: ${missing.length} tiles that were in sight were not asked for, as ${missing[0]}`);
  return {
    wireBytes: frames.reduce((sum, { wireBytes }) => sum + wireBytes, 0),
    neededBytes: [...needed].reduce((sum, address) => sum + (sizes.get(address) ?? 0), 0),
    asked: frames.length,
    needed: needed.size,
    ended: frames.filter(({ aborted }) => aborted).length,
  };
}

function printTable(times: Readonly<Record<'floor' | 'ours' | 'oursLast', readonly number[]>>, walked: Walked): string {
  const median = (values: readonly number[]): number => toSpread(values)?.median ?? 0;
  const [floor, ours, last] = [median(times.floor), median(times.ours), median(times.oursLast)];
  const { wireBytes, neededBytes, asked, needed, ended } = walked;
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
  return [
    "A slide of 32,768 × 20,480 px over the embedded archive. First mosaic: the floor page's last",
    'tile is drawn, and ours by our own mark; our last change is the overview, or a part of the app around it.',
    'Walk: 20 steps by keys, magnifying, moving and going back; needed is what lies in the pane at each rest.',
    '',
    '| measured | floor or needed | ours | ratio | goal |',
    '| --- | --- | --- | --- | --- |',
    `| first mosaic, ms | ${floor.toFixed(0)} | ${ours.toFixed(0)} | ${(ours / floor).toFixed(2)} | ≤ 1.5 |`,
    `| last change on the screen, ms | ${floor.toFixed(0)} | ${last.toFixed(0)} | ${(last / floor).toFixed(2)} | |`,
    `| walk, kB of tiles | ${kilobytes(neededBytes)} | ${kilobytes(wireBytes)} | ${(wireBytes / neededBytes).toFixed(2)} | ≤ 1.2 |`,
    `| walk, tiles | ${needed} | ${asked}, ${ended} ended | ${(asked / needed).toFixed(2)} | |`,
  ].join('\n');
}
