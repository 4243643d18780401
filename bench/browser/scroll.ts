// Scrolls as a hurried reader does: 100 notches of the wheel, one a display frame, without waiting for the picture.
import type { Visitor } from './open.ts';

const NOTCHES = 100;
const NOTCH_MS = 1000 / 60;
const NOTCH_PX = 100;

export interface Scrolling {
  /** Pictures shown, of 100 asked for. */
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
  readonly longestGapMs: number;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Winds to the first picture (viewers open a series at its start or in its middle), then scrolls down.
 * @param at where the pointer is, CSS px @param count pictures in the series
 */
export async function measureScroll(visitor: Visitor, at: Point, count: number): Promise<Scrolling> {
  const { page, devtools } = visitor;
  await page.mouse.move(at.x, at.y);
  for (let notch = 0; notch < count; notch++) await page.mouse.wheel(0, -NOTCH_PX);
  await page.evaluate(() => window.benchProbe?.record());
  await untilStill(visitor);
  await page.evaluate(() => window.benchProbe?.record());
  await sleep(250);
  const startMs = await page.evaluate(() => performance.now());
  await turnWheel(devtools, at);
  await untilStill(visitor);
  const { changes, longTasks } = await page.evaluate(() => ({
    changes: window.benchProbe?.stop().changes ?? [],
    longTasks: window.benchProbe?.longTasks ?? [],
  }));
  return toScrolling(
    changes.filter((ms) => ms > startMs),
    longTasks.filter(([start, duration]) => start + duration > startMs),
    startMs,
  );
}

export function toScrolling(changes: readonly number[], longTasks: readonly [number, number][], startMs: number): Scrolling {
  const lastMs = changes.at(-1) ?? startMs;
  const gaps = changes.map((ms, i) => ms - (changes[i - 1] ?? startMs));
  return {
    frames: changes.length,
    framesPerSecond: lastMs > startMs ? (changes.length / (lastMs - startMs)) * 1000 : 0,
    longTasks: longTasks.length,
    longestTaskMs: Math.max(0, ...longTasks.map(([, duration]) => duration)),
    longestGapMs: Math.max(0, ...gaps),
  };
}

async function turnWheel(devtools: Visitor['devtools'], { x, y }: Point): Promise<void> {
  const start = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let notch = 1; notch <= NOTCHES; notch++) {
    const event = { type: 'mouseWheel', x, y, deltaX: 0, deltaY: NOTCH_PX } as const;
    sent.push(devtools.send('Input.dispatchMouseEvent', event).catch(() => undefined));
    await sleep(Math.max(0, start + notch * NOTCH_MS - performance.now()));
  }
  await Promise.race([Promise.all(sent), sleep(30_000)]);
}

async function untilStill({ page }: Visitor): Promise<void> {
  let [last, still] = [-1, 0];
  for (let i = 0; i < 100 && still < 6; i++) {
    await sleep(100);
    const count = await page.evaluate(() => window.benchProbe?.recording?.changes.length ?? 0);
    still = count === last ? still + 1 : 0;
    last = count;
  }
}
