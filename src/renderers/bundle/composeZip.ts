// What an archive says that it holds, on paper.

import { language } from '../../lib/language.ts';
import { type Block, type Cell, cell, type Sheet } from '../../lib/prose.ts';
import { sniffType } from '../../standards/mime/sniff.ts';
import type { ZipEntry, ZipListing } from '../../standards/zip/directory.ts';
import { words } from './words.ts';

/** Of one entry, in memory while it is saved. */
export const MAX_SAVED_BYTES = 256 * 2 ** 20;
const MAX_ROWS = 2000;
/** Deflate makes at most 1032 bytes of one; real files of this size never come near it. */
const SUSPECT_RATIO = 200;
const SUSPECT_BYTES = 100e6;

export interface ZipFacts {
  readonly label: string;
  readonly sizeBytes: number;
  readonly prefix: string;
}

export function composeZip({ entries, count, comment }: ZipListing, { label, sizeBytes, prefix }: ZipFacts): Sheet {
  const say = words();
  const files = entries.filter(({ isFolder }) => !isFolder);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => !entry.isFolder)
    .slice(0, MAX_ROWS)
    .map(({ entry, index }) => entryRow(entry, `${prefix}${index}`));
  const facts: [string, string][] = [
    [say.contents, say.files(files.length)],
    [say.size, `${printSize(sizeBytes)}, ${say.unpacked(printSize(total))}`],
    ...(comment.trim() === '' ? [] : [[say.comment, comment.slice(0, 400)] as [string, string]]),
  ];
  const notes: Block[] = [
    { is: 'note', tone: 'info', text: say.notOpened },
    ...(files.some(isSuspect) ? [{ is: 'note', tone: 'danger', text: say.suspect } as const] : []),
    ...(count > entries.length ? [{ is: 'note', tone: 'warn', text: say.missing(count - entries.length) } as const] : []),
    ...(files.length > MAX_ROWS ? [{ is: 'note', tone: 'warn', text: say.more(files.length - MAX_ROWS) } as const] : []),
  ];
  const head = [say.name, say.type, say.size, say.modified, ''].map((text, at) =>
    cell(text, { isHead: true, ...(at === 2 && { align: 'end' as const }) }),
  );
  return {
    title: label,
    blocks: [
      { is: 'heading', level: 1, runs: [{ text: label }] },
      { is: 'facts', rows: facts },
      ...notes,
      ...(rows.length > 0 ? [{ is: 'table', rows: [head, ...rows] } as const] : []),
    ],
    facts: [[say.format, 'ZIP'], ...facts],
  };
}

const isSuspect = ({ bytes, packedBytes }: ZipEntry): boolean =>
  bytes > SUSPECT_BYTES && bytes > SUSPECT_RATIO * Math.max(1, packedBytes);

const canSave = (entry: ZipEntry): boolean =>
  !isSuspect(entry) && !entry.isEncrypted && (entry.method === 0 || entry.method === 8) && entry.bytes <= MAX_SAVED_BYTES;

function entryRow(entry: ZipEntry, id: string): Cell[] {
  const say = words();
  const slash = entry.name.lastIndexOf('/') + 1;
  const name: Block = {
    is: 'paragraph',
    runs: [
      ...(slash > 0 ? [{ text: entry.name.slice(0, slash), muted: true }] : []),
      { text: entry.name.slice(slash), bold: true },
    ],
  };
  const why = entry.isEncrypted ? say.locked : isSuspect(entry) ? say.bomb : say.tooLarge;
  return [
    { blocks: [name] },
    cell(typeName(entry.name)),
    cell(printSize(entry.bytes), { align: 'end' }),
    cell(entry.modified.slice(0, 10)),
    {
      blocks: [
        canSave(entry)
          ? { is: 'button', id, label: say.save, name: say.saveNamed(entry.name) }
          : { is: 'paragraph', runs: [{ text: why, muted: true }] },
      ],
    },
  ];
}

/** By its name alone: the bytes are packed. */
export function typeName(name: string): string {
  const say = words();
  const type = sniffType(new Uint8Array(0), name);
  if (type === 'application/pdf') return 'PDF';
  if (type === 'application/dicom' || /(^|\/)(DICOMDIR|IM\d+|IMG\d+)$/i.test(name)) return 'DICOM';
  const [main = ''] = type.split('/');
  const known: Readonly<Record<string, string>> = { image: say.image, audio: say.audio, video: say.video, text: say.text };
  return (
    known[main] ?? (/officedocument|msword|opendocument|rtf/.test(type) ? say.letter : /json|xml/.test(type) ? say.text : '')
  );
}

/** A name for a download folder: no folders, nothing that a system would obey, and no page that would open by itself. */
export function safeName(path: string): string {
  const last = path.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  const name =
    last
      .normalize('NFC')
      .replace(/[^\p{L}\p{N} ._()+-]/gu, '_')
      .replace(/^[. ]+/, '')
      .slice(-120) || 'fil';
  return /\.(x?html?|svg|xml|js|mjs|exe|bat|cmd|com|scr|lnk|url|ps1|vbs|jar|msi|hta|sh)$/i.test(name) ? `${name}.txt` : name;
}

/** SI units, as file managers print them. */
export function printSize(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'] as const;
  let value = Math.max(0, bytes) / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 ? 0 : 1;
  const printed = new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(
    unit === 0 ? Math.ceil(value) : value,
  );
  return `${printed} ${units[unit]}`;
}
