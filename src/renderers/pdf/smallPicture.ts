// A document's first page as a small picture, for its card: one at a time, so that a page being read goes first.
import { PDFWorker } from 'pdfjs-dist';
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { listDocuments, readDocument } from './documents.ts';
import { openDocument } from './engine.ts';

/** A card is not worth more of a line than this: a longer document keeps the sign of its kind. */
const MAX_BYTES = 8 * 2 ** 20;
/** The worker goes when no card has asked for so long. */
const IDLE_MS = 20_000;
/** As the pages are dimmed in the viewport (ux §3, luminance). */
const PAPER = '#e9e7e2';

let queue: Promise<unknown> = Promise.resolve();
let worker: PDFWorker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MAX_BYTES))
    throw new Failure('outOfMemory', { detail: 'a long document' });
  const [first] = await listDocuments(item, lender, { signal });
  const bytes = await readDocument(first, lender, { signal, maxBytes: MAX_BYTES });
  const drawing = queue.then(() => draw(bytes, sizePx, signal));
  queue = drawing.catch(() => undefined);
  return drawing;
};

async function draw(bytes: Uint8Array, sizePx: number, signal: AbortSignal): Promise<Blob> {
  signal.throwIfAborted();
  clearTimeout(idle);
  worker ??= new PDFWorker();
  const lent = worker;
  const open = await openDocument(bytes, { signal, worker: lent, askPassword: refusePassword }).catch((error: unknown) => {
    // It may be the worker that a file has brought down; the next card gets another.
    lent.destroy();
    if (worker === lent) worker = undefined;
    throw error;
  });
  try {
    const page = await open.document.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: sizePx / Math.max(width, height, 1) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    const task = page.render({ canvas, viewport, background: PAPER });
    signal.addEventListener('abort', () => task.cancel(), { once: true });
    await task.promise;
    return await toBlob(canvas);
  } finally {
    open.close();
    idle = setTimeout(retire, IDLE_MS);
  }
}

function retire(): void {
  worker?.destroy();
  worker = undefined;
}

const refusePassword = (): Promise<string> => Promise.reject(new Failure('forbidden', { detail: 'a password is needed' }));

const toBlob = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Failure('outOfMemory', { detail: 'no picture' }))), 'image/png'),
  );
