// Tables as text (RFC 4180, and what spreadsheets of other countries write).
import { tableOf } from '../../lib/dom.ts';
import { parseDelimited } from '../../standards/mime/parseDelimited.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

export function writeDelimited(text: string, separator: string | undefined): PaperContent {
  const [head = [], ...rows] = parseDelimited(text, separator);
  return { nodes: [tableOf('', head, rows)], facts: [{ name: words().rows, value: String(rows.length) }] };
}
