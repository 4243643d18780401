// One document, by what its bytes say it is before what its label says.
import { Failure } from '../../model/failure.ts';
import type { Identity } from '../../model/patient.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import type { ReadDocument } from '../documents.ts';
import type { PaperContent } from '../paperKind.ts';
import { writeCda } from './cda.ts';
import { writeDelimited } from './delimited.ts';
import { writeDocx } from './docx.ts';
import { writeHtml } from './html.ts';
import { note } from './note.ts';
import { writePlain } from './plain.ts';
import { writeRtf } from './rtf.ts';
import { words } from './words.ts';
import { parseXml, writeXml } from './xml.ts';

/** Longer texts are cut, and say so: a page of ten million letters stops every browser. */
const MOST_LETTERS = 2_000_000;

/** @throws Failure 'malformed', 'unsupported' */
export async function writeDocument({ bytes, mediaType }: ReadDocument, identity: Identity): Promise<PaperContent> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return writeDocx(bytes);
  if (isBinary(bytes)) throw new Failure('malformed', { detail: 'no text' });
  const { text, encoding } = decodeText(bytes);
  const shown = text.slice(0, MOST_LETTERS);
  const content = write(shown, mediaType, identity);
  const facts = [...(content.facts ?? []), { name: words().encoding, value: encoding }];
  const nodes = shown.length < text.length ? [note(words().cutOff), ...content.nodes] : content.nodes;
  return { ...content, nodes, facts };
}

function write(text: string, mediaType: string, identity: Identity): PaperContent {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('{\\rtf')) return writeRtf(start);
  if (/^<(!doctype html|html|head|body)[\s>]/i.test(start) || /html/.test(mediaType)) return writeHtml(text);
  if (start.startsWith('<') && /^<(\?xml|!--|[A-Za-z_])/.test(start) && /xml/.test(mediaType)) {
    const document = parseXml(start);
    return document.documentElement.localName === 'ClinicalDocument' ? writeCda(document, identity) : writeXml(document);
  }
  if (/\/(csv|tab-separated-values)$/.test(mediaType)) return writeDelimited(text, /csv$/.test(mediaType) ? undefined : '\t');
  if (/json$/.test(mediaType)) return writePlain(prettyJson(text));
  return writePlain(text);
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** NUL stands in no text but UTF-16, which has its mark. */
function isBinary(bytes: Uint8Array): boolean {
  // Writers of RTF end it as C ends a string.
  if (bytes[0] === 0x7b && bytes[1] === 0x5c) return false;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !isUtf16 && bytes.subarray(0, 4096).includes(0);
}
