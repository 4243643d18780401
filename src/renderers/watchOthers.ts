// The patient's other items come while the first picture is already seen: who looks at them looks again as they come.
import type { Lent } from './renderer.ts';

const EVERY_MS = 300;
/** A source that answers later is looked at when the item is opened again. */
const LOOKS = 60;

/** Calls at once, and whenever there are more or others than before; the signal ends it. */
export function watchOthers(
  others: () => readonly Lent[],
  onChange: (others: readonly Lent[]) => void,
  signal: AbortSignal,
): void {
  let known: string | undefined;
  let looks = 0;
  const look = (): void => {
    const now = others();
    const name = now.map(({ item }) => item.id).join(' ');
    if (name !== known) {
      known = name;
      onChange(now);
    }
    looks++;
    if (looks === LOOKS || signal.aborted) clearInterval(timer);
  };
  const timer = setInterval(look, EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  if (signal.aborted) clearInterval(timer);
  else look();
}
