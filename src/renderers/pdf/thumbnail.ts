import { type PDFDocumentProxy, RenderingCancelledException } from 'pdfjs-dist';

const WIDTH_PX = 96;
let queue: Promise<unknown> = Promise.resolve();

/** Puts a small picture of a page into an element, one page at a time: the page being read goes first. */
export function paintThumbnail(document: PDFDocumentProxy, page: number, into: HTMLElement, signal: AbortSignal): Promise<void> {
  const painted = queue.then(() => paint(document, page, into, signal));
  queue = painted;
  return painted;
}

async function paint(document: PDFDocumentProxy, number: number, into: HTMLElement, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const page = await document.getPage(number);
    const { width } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (WIDTH_PX * devicePixelRatio) / Math.max(1, width) });
    const canvas = into.ownerDocument.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    // A page may claim to be a hundred times as high as it is wide.
    canvas.height = Math.min(canvas.width * 4, Math.ceil(viewport.height));
    const task = page.render({ canvas, viewport });
    signal.addEventListener('abort', () => task.cancel(), { once: true });
    await task.promise;
    if (!signal.aborted) into.replaceChildren(canvas);
  } catch (error) {
    // The sheet stays empty where the page is broken; the page itself says why when it is read.
    if (!(error instanceof RenderingCancelledException) && !signal.aborted) into.dataset.broken = '';
  }
}
