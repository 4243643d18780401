// Plain text: as it stands; in letters of one width only where its columns were made with blanks.
import type { Block } from '../../lib/prose.ts';

export function plainBlocks(text: string): Block[] {
  const trimmed = text.replace(/^\ufeff/, '').trimEnd();
  return trimmed.trim() === '' ? [] : [{ is: 'lines', runs: [{ text: trimmed }], isProse: !hasColumns(trimmed) }];
}

/** HL7 v2 messages, box drawings, and lines that were set with tabs or runs of blanks. */
export function hasColumns(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/);
  if (/^(MSH|FHS|BHS)\|/.test(lines[0] ?? '')) return true;
  const set = lines.filter((line) => /\S(\t| {3,})\S|[\u2500-\u257f]|\S\|.*\S\|/.test(line)).length;
  return set >= 3 && set > lines.length / 8;
}
