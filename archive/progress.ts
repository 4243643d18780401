// A progress bar for the terminal; plain lines where nobody watches.
const WIDTH = 30;
const SHOWN_EVERY_MS = 100;
const TOLD_EVERY_MS = 5000;

export interface Progress {
  /** @param fraction 0 … 1 */
  readonly show: (fraction: number, what: string) => void;
  readonly end: () => void;
}

/** Written to stderr, so that stdout holds the address and nothing else. */
export function drawProgress(title: string): Progress {
  const isWatched = process.stderr.isTTY;
  let last = 0;
  let isShown = false;
  const show = (fraction: number, what: string): void => {
    const now = performance.now();
    if (fraction < 1 && now - last < (isWatched ? SHOWN_EVERY_MS : TOLD_EVERY_MS)) return;
    last = now;
    const percent = `${Math.round(fraction * 100)} %`.padStart(5);
    if (!isWatched) {
      if (fraction < 1) process.stderr.write(`${title}:${percent}\n`);
      return;
    }
    isShown = true;
    const filled = Math.round(fraction * WIDTH);
    const columns = process.stderr.columns ?? 80;
    const line = `${title} [${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}]${percent} ${what}`;
    process.stderr.write(`\r\x1b[K${line.slice(0, columns - 1)}`);
  };
  return { show, end: () => void (isShown && process.stderr.write('\n')) };
}
