// When the panes have what they show: work for the edges of the screen waits for that, for lines and cores are few.

const busy = new Set<object>();
const waiting = new Set<() => void>();

/** Something on screen is being fetched. @returns says that it is not any more; safe twice */
export function beginBusy(): () => void {
  const token = {};
  busy.add(token);
  return () => {
    if (!busy.delete(token) || busy.size > 0) return;
    for (const go of [...waiting]) go();
  };
}

/** Resolves when nothing on screen is being fetched, or after `patienceMs`. @throws the signal's reason */
export function whenQuiet(signal: AbortSignal, patienceMs: number): Promise<void> {
  signal.throwIfAborted();
  if (busy.size === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.delete(go);
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    const go = (): void => {
      leave();
      resolve();
    };
    const stop = (): void => {
      leave();
      reject(signal.reason);
    };
    const timer = setTimeout(go, patienceMs);
    waiting.add(go);
    signal.addEventListener('abort', stop, { once: true });
  });
}
