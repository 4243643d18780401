// Word's own format, converted by mammoth. The file is unpacked by us first, so that a bomb is refused before mammoth sees it.
import mammoth from 'mammoth';
import type { Block } from '../../lib/prose.ts';
import { zip } from '../../lib/zip.ts';
import { Failure } from '../../model/failure.ts';
import { listZip, type ReadSlice } from '../../standards/zip/directory.ts';
import { readZipEntry } from '../../standards/zip/inflate.ts';
import { readHtml } from './html.ts';
import { words } from './words.ts';

const MAX_ENTRIES = 2000;
const MAX_XML_BYTES = 16 * 2 ** 20;
const MAX_BYTES = 96 * 2 ** 20;

/** @throws Failure 'malformed', 'unsupported' (no letter, locked), 'outOfMemory' */
export async function readDocx(bytes: Uint8Array): Promise<{ readonly title: string; compose(): readonly Block[] }> {
  const safe = await repack(bytes);
  let html: string;
  try {
    const converted = await mammoth.convertToHtml({ arrayBuffer: await safe.arrayBuffer() }, { externalFileAccess: false });
    html = converted.value;
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'DOCX: cannot be converted' });
  }
  const { title, blocks, omitted } = readHtml(html);
  return {
    title,
    compose: () => [
      { is: 'note', tone: 'info', text: words().converted },
      ...(omitted > 0 ? [{ is: 'note', tone: 'warn', text: words().omitted(omitted) } as const] : []),
      ...blocks,
    ],
  };
}

/** The same files, stored, with sizes that are true. */
async function repack(bytes: Uint8Array): Promise<Blob> {
  const read: ReadSlice = async (from, to) => bytes.subarray(from, to);
  const { entries } = await listZip(read, bytes.length);
  if (entries.length > MAX_ENTRIES) throw new Failure('outOfMemory', { detail: 'DOCX: too many files' });
  if (!entries.some(({ name }) => name === '[Content_Types].xml'))
    throw new Failure('unsupported', { detail: 'no office document' });
  let left = MAX_BYTES;
  const files: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const entry of entries) {
    if (entry.isFolder || !/^[\x20-\x7e]+$/.test(entry.name)) continue;
    const isXml = /\.(xml|rels)$/i.test(entry.name);
    const content = await readZipEntry(entry, read, { maxBytes: Math.min(left, isXml ? MAX_XML_BYTES : left) });
    left -= content.length;
    // Office documents have no document type (ECMA-376-2 §8.1.4): one that has means no good.
    if (isXml && new TextDecoder().decode(content.subarray(0, 4096)).includes('<!DOCTYPE'))
      throw new Failure('malformed', { detail: 'DOCX: a document type' });
    files.push({ name: entry.name, bytes: content });
  }
  return zip(files);
}
