import { Inflate } from 'fflate';
import { element, tableOf } from '../../lib/dom.ts';
import { printForeign } from '../../lib/foreignText.ts';
import { HEAD_BYTES, sniffType } from '../../standards/mime/sniff.ts';
import { packedBytesOf, readZipDirectory, type ZipEntryInfo } from '../../standards/zip/readZipDirectory.ts';
import { save } from '../original.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

const MOST_ROWS = 2000;
/** Of one file that is saved: what a bomb would become is not waited for. */
const MOST_INFLATED = 512 * 2 ** 20;

/** @throws Failure 'malformed' */
export function writeZip(bytes: Uint8Array, title: string): PaperContent {
  const say = words();
  const { entries, count } = readZipDirectory(bytes);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  const rows = files
    .slice(0, MOST_ROWS)
    .map((entry) => [
      printForeign(entry.name, 200),
      sniffType(new Uint8Array(0), entry.name).replace('application/octet-stream', ''),
      printSize(entry.sizeBytes),
      saveButton(bytes, entry),
    ]);
  return {
    nodes: [
      element('h1', {}, title),
      element('p', { 'data-note': true }, say.notOpened),
      ...(files.length > MOST_ROWS || count > entries.length ? [element('p', {}, say.cut(rows.length, count))] : []),
      rows.length > 0
        ? tableOf(say.content(files.length), [say.name, say.kind, say.size, ''], rows)
        : element('p', {}, say.empty),
    ],
    facts: [{ name: say.format, value: 'ZIP' }],
  };
}

const printSize = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;

function saveButton(bytes: Uint8Array, entry: ZipEntryInfo): HTMLElement {
  const say = words();
  const why = whyNot(entry);
  if (why) return element('span', { 'data-quiet': true }, why);
  const button = element('button', { type: 'button', 'aria-label': say.saveNamed(printForeign(entry.name, 80)) }, say.save);
  button.addEventListener('click', () => {
    try {
      const file = inflate(packedBytesOf(bytes, entry), entry);
      const name =
        entry.name
          .split(/[/\\]/)
          .at(-1)
          ?.replace(/[^\w.() -]+/g, '_') || 'fil';
      save({ blob: new Blob([file], { type: safeType(file, name) }), name });
    } catch {
      button.replaceWith(element('strong', {}, say.damaged));
    }
  });
  return button;
}

function whyNot({ isEncrypted, sizeBytes, method }: ZipEntryInfo): string | undefined {
  const say = words();
  if (isEncrypted) return say.encrypted;
  if (sizeBytes > MOST_INFLATED) return say.tooLarge;
  return method === 0 || method === 8 ? undefined : say.unknownPacking;
}

/** Inflates no further than the list promised. @throws Error */
function inflate(packed: Uint8Array, { method, sizeBytes }: ZipEntryInfo): Uint8Array<ArrayBuffer> {
  if (method === 0) return new Uint8Array(packed);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    length += piece.length;
    if (length > sizeBytes) throw new Error('more than it claims');
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += 65536) stream.push(packed.subarray(at, at + 65536), at + 65536 >= packed.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** HTML is saved as text: a page that opens by itself would run what a stranger wrote. */
function safeType(file: Uint8Array, name: string): string {
  const type = sniffType(file.subarray(0, HEAD_BYTES), name);
  return /html|svg|xml/.test(type) ? 'text/plain' : type;
}
