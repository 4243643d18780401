// Roams over the huge slide for as long as it is told, and counts what of it is still held.
import { openHugeSlide, pause, SIDE } from './hugeSlide.ts';

export interface Held {
  /** Canvases that can still be reached, and what their pixels take. */
  readonly canvases: number;
  readonly canvasMegabytes: number;
  readonly answered: number;
}
export interface Roaming {
  /** Flies to so many places, ever new ones, and rests at each. */
  roam(flights: number): Promise<void>;
  /** True only after a collection of garbage. */
  held(): Held;
  end(): void;
}
export interface RoamOptions {
  readonly picturesBytes: number;
  /** Of the pyramid: 1 is the base alone. */
  readonly levels: number;
}

/** CSS px per pixel of the base: at each, other levels are looked at. */
const SCALES = [0.9, 0.35, 0.12, 0.04];
const REST_MS = 450;
/** A walk that never comes back: the fractions of both, multiplied, lie evenly and never repeat. */
const GOLDEN = [0.618_034, 0.754_878] as const;

export async function roamOverHugeSlide({ picturesBytes, levels }: RoamOptions): Promise<Roaming> {
  const canvases = watchCanvases();
  const { viewport, tally } = await openHugeSlide(picturesBytes, levels);
  let flown = 0;
  const goTo = async (x: number, y: number, scale: number): Promise<void> => {
    viewport.setView({ zoom: { per: 'mm', value: scale / 0.00025 } });
    viewport.setView({ position: { space: 'image', frame: 1, px: [x * SIDE, y * SIDE] } });
    await pause(REST_MS);
  };
  return {
    async roam(flights) {
      for (const end = flown + flights; flown < end; flown++)
        await goTo((flown * GOLDEN[0]) % 1, (flown * GOLDEN[1]) % 1, SCALES[flown % SCALES.length] ?? 1);
    },
    held: () => ({ ...canvases.count(), answered: tally.answered }),
    end() {
      viewport.dispose();
      canvases.end();
    },
  };
}

/** Weakly, every canvas that is made: where the engine keeps its tiles is its own affair. */
function watchCanvases() {
  const made: WeakRef<HTMLCanvasElement>[] = [];
  const createElement = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options);
    if (element instanceof HTMLCanvasElement) made.push(new WeakRef(element));
    return element;
  }) as typeof document.createElement;
  return {
    count() {
      const alive = made.flatMap((one) => one.deref() ?? []).filter(({ width, height }) => width * height > 0);
      const bytes = alive.reduce((sum, { width, height }) => sum + width * height * 4, 0);
      return { canvases: alive.length, canvasMegabytes: bytes / 2 ** 20 };
    },
    end() {
      document.createElement = createElement;
    },
  };
}
