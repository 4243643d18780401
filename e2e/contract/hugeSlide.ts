// A flight over a slide that nobody can hold: 200,000 px a side, 150,000 tiles, drawn when they are asked for.
import type { Read } from '../../src/model/item.ts';
import type { Viewport } from '../../src/renderers/renderer.ts';
import { slide } from '../../src/renderers/slide/index.ts';
import { answer, itemOf } from './samples.ts';

export const SIDE = 200_000;
const TILE = 512;
const RATIO = 2;
const LATENCY_MS = 25;
const WIDTHS = Array.from({ length: 10 }, (_, level) => Math.ceil(SIDE / RATIO ** level));

export interface Flight {
  /** Tiles answered to the end. */
  readonly answered: number;
  /** Requests that were ended before their answer. */
  readonly ended: number;
  /** Tiles that lay in the pane where the flight rested, each once. */
  readonly needed: number;
}

const element = (...Value: unknown[]) => ({ vr: 'UN', Value });

const metadata = WIDTHS.map((width, level) => ({
  '00080008': element('ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'),
  '00080018': element(`1.2.3.${level}`),
  '00209311': element('TILED_FULL'),
  '00280002': element(3),
  '00280004': element('YBR_FULL_422'),
  '00280008': element(Math.ceil(width / TILE) ** 2),
  '00280010': element(TILE),
  '00280011': element(TILE),
  '00280100': element(8),
  '00480006': element(width),
  '00480007': element(width),
  '52009229': element({ '00289110': element({ '00280030': element((0.00025 * SIDE) / width, (0.00025 * SIDE) / width) }) }),
}));

async function drawTile(name: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(TILE, TILE);
  const pen = canvas.getContext('2d');
  pen?.fillText(name, 200, 250);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface HugeSlide {
  readonly viewport: Viewport;
  /** Tiles answered to the end, and requests that were ended before their answer. */
  readonly tally: { answered: number; ended: number };
}

/** @param levels of the pyramid that the archive has: 1 is the base alone */
export async function openHugeSlide(picturesBytes: number, levels: number): Promise<HugeSlide> {
  const tally = { answered: 0, ended: 0 };
  const read: Read = async (_, { accept = [], instance = '', frame, signal }) => {
    if (accept.includes('application/dicom+json'))
      return answer(JSON.stringify(metadata.slice(0, levels)), 'application/dicom+json');
    const name = `${instance}/${frame}`;
    await pause(LATENCY_MS);
    if (signal.aborted) {
      tally.ended++;
      throw signal.reason;
    }
    tally.answered++;
    return answer(await drawTile(name), 'image/jpeg');
  };
  const stage = document.createElement('div');
  stage.style.cssText = 'position:relative;inline-size:900px;block-size:600px';
  document.body.replaceChildren(stage);
  const { createViewport } = await slide.load();
  const viewport = createViewport({ element: stage, read, admit: () => undefined, report: () => undefined, picturesBytes });
  await viewport.show(itemOf({ key: 'huge', mediaType: 'application/dicom', modality: 'SM' }), {
    signal: new AbortController().signal,
  });
  return { viewport, tally };
}

/** Zooms in twenty steps, and rests at each. */
export async function flyOverHugeSlide(): Promise<Flight> {
  const { viewport, tally } = await openHugeSlide(80 * 2 ** 20, WIDTHS.length);
  const needed = new Set<string>();
  const rest = async (): Promise<void> => {
    await pause(700);
    for (const name of tilesInSight(viewport.getView())) needed.add(name);
  };
  await rest();
  for (let step = 0; step < 20; step++) {
    viewport.perform('zoomIn');
    await rest();
  }
  viewport.dispose();
  return { ...tally, needed: needed.size };
}

/** Of the coarsest level that is still sharp, as any viewer would want them. */
function tilesInSight({ position, zoom }: ReturnType<Viewport['getView']>): string[] {
  if (position?.space !== 'image' || !zoom) return [];
  const scale = zoom.value * 0.00025;
  const level = WIDTHS.reduce((best, width, index) => (scale * devicePixelRatio * (SIDE / width) <= 1 ? index : best), 0);
  const width = WIDTHS[level] ?? SIDE;
  const columns = Math.ceil(width / TILE);
  const down = width / SIDE;
  const range = (centre: number, pane: number): number[] => {
    const [from, to] = [(centre - pane / 2 / scale) * down, (centre + pane / 2 / scale) * down].map((px) =>
      Math.floor(px / TILE),
    );
    return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, index) => (from ?? 0) + index).filter(
      (tile) => tile >= 0 && tile < columns,
    );
  };
  const [xs, ys] = [range(position.px[0], 900), range(position.px[1], 600)];
  return ys.flatMap((row) => xs.map((column) => `1.2.3.${level}/${row * columns + column + 1}`));
}
