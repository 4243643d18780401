// pdf.js, told what it may do: a worker of our own origin, no scripts, no forms, nothing fetched but its own tables.
import {
  GlobalWorkerOptions,
  getDocument,
  PasswordResponses,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { Failure, toFailure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { startWatchdog } from './watchdog.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Where `pdfAssets.ts` puts pdf.js's own tables; absolute, because its worker resolves against itself. */
const assetUrl = (folder: string): string => new URL(`${import.meta.env.BASE_URL}pdf/${folder}/`, location.href).href;
export const ANNOTATION_PICTURES = assetUrl('images');

/** Of one picture inside a document; a page that claims more than a large scan is lying. */
const MAX_PICTURE_PIXELS = 120_000_000;
/** A file can be made to keep the parser busy for ever. */
export const PATIENCE_SECONDS = 60;
const FAREWELL_MS = 2000;

/** Asks the reader. @throws Failure when the reader gives up */
export type AskPassword = (options: { readonly isAgain: boolean }) => Promise<string>;

export interface OpenDocument {
  readonly document: PDFDocumentProxy;
  /** Ends the worker, unless it was lent. Safe twice. */
  close(): void;
}

/** A worker whose code loads while the document is still being read. Given to one document, it ends with it. */
export function startWorker(): PDFWorker {
  const worker = new PDFWorker();
  // One that is not needed after all ends before it is ready, and says so to nobody.
  worker.promise.catch(() => undefined);
  return worker;
}

interface OpenOptions extends Call {
  readonly askPassword: AskPassword;
  /** Lent: it goes on after the document. */
  readonly worker?: PDFWorker;
  /** Given: it ends with the document. */
  readonly ownWorker?: PDFWorker;
}

/**
 * @param bytes handed over to the worker: empty afterwards
 * @throws Failure 'malformed' when nothing in it can be repaired into a page, or what `askPassword` throws
 */
export async function openDocument(
  bytes: Uint8Array,
  { signal, askPassword, worker, ownWorker = worker ? undefined : startWorker() }: OpenOptions,
): Promise<OpenDocument> {
  if (signal.aborted) ownWorker?.destroy();
  signal.throwIfAborted();
  const task = getDocument({
    data: bytes,
    worker: worker ?? ownWorker,
    cMapUrl: assetUrl('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: assetUrl('standard_fonts'),
    wasmUrl: assetUrl('wasm'),
    iccUrl: assetUrl('iccs'),
    enableXfa: false,
    useSystemFonts: false,
    maxImageSize: MAX_PICTURE_PIXELS,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = (): void => {
    const end = (): void => ownWorker?.destroy();
    // A parser that does not end answers nothing, not even this.
    const timer = setTimeout(end, FAREWELL_MS);
    void task
      .destroy()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(timer);
        end();
      });
  };
  signal.addEventListener('abort', close, { once: true });
  let refusal: unknown;
  const watchdog = startWatchdog(PATIENCE_SECONDS, () => {
    refusal = new Failure('malformed', { detail: 'the parser does not end' });
    close();
  });
  task.onPassword = (answer: (password: string | Error) => void, reason: number) => {
    watchdog.pause();
    askPassword({ isAgain: reason === PasswordResponses.INCORRECT_PASSWORD })
      .then(answer, (error) => {
        refusal = error;
        answer(new Error('no password'));
      })
      .finally(watchdog.resume);
  };
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new Failure('malformed', { detail: 'no pages' });
    return { document, close };
  } catch (error) {
    close();
    signal.throwIfAborted();
    throw refusal ?? toFailure(error);
  } finally {
    watchdog.stop();
  }
}
