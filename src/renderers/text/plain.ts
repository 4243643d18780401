import { element } from '../../lib/dom.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

/** Text as it was typed: lines and columns keep their places. */
export function writePlain(text: string): PaperContent {
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines.trim() === '') return { nodes: [element('p', {}, words().empty)] };
  return {
    nodes: [element('pre', {}, lines)],
    facts: [{ name: words().letters, value: String(text.length) }],
  };
}
