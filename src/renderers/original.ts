// The bytes of an item as its source holds them, for saving: any renderer, and any pane, may need to offer them.
import { readBytes } from '../lib/readBytes.ts';
import { zip } from '../lib/zip.ts';
import { Failure, toFailure } from '../model/failure.ts';
import type { Part, Read, TimelineItem } from '../model/item.ts';
import { text, toDatasets } from '../standards/dicom/json.ts';
import { parseContentType } from '../standards/mime/contentType.ts';
import { readMultipart } from '../standards/mime/multipart.ts';

export interface Original {
  readonly blob: Blob;
  /** Fit for a download folder: tells kind and date, never whose it is. */
  readonly name: string;
}

export interface ReadOriginalOptions {
  readonly signal: AbortSignal;
  /** 0 … 1 */
  onProgress?(fraction: number): void;
}

/** Of one file; several are held side by side until they are saved. */
const MAX_BYTES = 2 ** 30;

/** One file as it is; several, or a series, as one archive. @throws Failure */
export async function readOriginal(item: TimelineItem, read: Read, options: ReadOriginalOptions): Promise<Original> {
  const { signal, onProgress } = options;
  try {
    const wanted = (await Promise.all(item.parts.map((part) => listFiles(part, read, signal)))).flat();
    const files: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }[] = [];
    for (const [index, { part, instance }] of wanted.entries()) {
      const onFile = (fraction: number): void => onProgress?.((index + fraction) / wanted.length);
      files.push(await readFile(part, instance, read, { signal, onProgress: onFile }));
    }
    const name = safeName(item);
    const [first] = files;
    if (!first) throw new Failure('missing', { detail: 'no files' });
    if (files.length === 1)
      return { blob: new Blob([first.bytes], { type: first.type }), name: `${name}.${endingOf(first.type)}` };
    const entries = files.map(({ bytes, type }, index) => ({
      name: `${String(index + 1).padStart(4, '0')}.${endingOf(type)}`,
      bytes,
    }));
    return { blob: zip(entries), name: `${name}.zip` };
  } catch (error) {
    signal.throwIfAborted();
    throw toFailure(error);
  }
}

/** Hands a file to the browser, which asks or stores it as the reader has set it. */
export function save({ blob, name }: Original): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; there is no event that says so.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface Wanted {
  readonly part: Part;
  readonly instance?: string;
}

/** A DICOM part is a series: its instances are its files. Everything else is one file. */
async function listFiles(part: Part, read: Read, signal: AbortSignal): Promise<readonly Wanted[]> {
  if (!part.sopClass && part.mediaType !== 'application/dicom') return [{ part }];
  // What is too broken to be described can still be handed out whole, if the source can.
  const response = await read(part, { signal, accept: ['application/dicom+json'] }).catch(() => undefined);
  signal.throwIfAborted();
  const uids = response ? toDatasets(await response.json()).map((dataset) => text(dataset, '00080018')) : [];
  const instances = uids.filter((uid) => uid !== undefined);
  return instances.length > 0 ? instances.map((instance) => ({ part, instance })) : [{ part }];
}

async function readFile(part: Part, instance: string | undefined, read: Read, options: ReadOriginalOptions) {
  const accept = instance ? ['application/dicom'] : [part.mediaType, '*/*'];
  const response = await read(part, { signal: options.signal, accept, ...(instance && { instance }) });
  const type = parseContentType(response.headers.get('content-type')).type;
  if (!type.startsWith('multipart/')) {
    return { bytes: await readBytes(response, { ...options, maxBytes: MAX_BYTES }), type: type || part.mediaType };
  }
  if (response.body) {
    const header = response.headers.get('content-type') ?? '';
    for await (const { body, headers } of readMultipart(response.body, header, { maxPartBytes: MAX_BYTES })) {
      options.onProgress?.(1);
      return { bytes: body, type: parseContentType(headers.get('content-type')).type };
    }
  }
  throw new Failure('malformed', { detail: 'an answer without parts' });
}

const safeName = ({ category, when }: TimelineItem): string =>
  ['helbild', category, when?.iso.slice(0, 10)]
    .map((word) => (word ?? '').replace(/[^A-Za-z0-9-]+/g, '').slice(0, 20))
    .filter(Boolean)
    .join('-');

const ENDINGS: Readonly<Record<string, string>> = {
  'application/dicom': 'dcm',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/hl7-cda+xml': 'xml',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/html': 'html.txt',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};
/** HTML is saved as text: a page that opens by itself would run what a stranger wrote. */
const endingOf = (type: string): string => ENDINGS[type] ?? 'bin';
