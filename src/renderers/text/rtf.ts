import { element } from '../../lib/dom.ts';
import { parseRtf, type RtfBlock, type RtfRun } from '../../standards/rtf/parseRtf.ts';
import type { PaperContent } from '../paperKind.ts';
import { note } from './note.ts';
import { words } from './words.ts';

/** @throws Failure 'malformed' */
export function writeRtf(source: string): PaperContent {
  // Bytes above ASCII were decoded by some page: RTF itself has only ASCII, the rest are faults.
  const { blocks, omitted } = parseRtf(source);
  const say = words();
  const body = writeBlocks(blocks);
  return {
    nodes: [
      note(say.converted),
      ...(omitted > 0 ? [note(say.omitted(omitted))] : []),
      ...(body.length > 0 ? body : [element('p', {}, say.empty)]),
    ],
    facts: [{ name: say.format, value: 'RTF' }],
  };
}

function writeBlocks(blocks: readonly RtfBlock[]): Node[] {
  const nodes: Node[] = [];
  let table: HTMLTableSectionElement | undefined;
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      table = undefined;
      if (block.runs.some(({ text }) => text.trim() !== '')) nodes.push(element('p', {}, ...block.runs.flatMap(writeRun)));
      continue;
    }
    if (!table) {
      table = element('tbody');
      nodes.push(element('table', {}, table));
    }
    table.append(element('tr', {}, ...block.cells.map((cell) => element('td', {}, ...cell.flatMap(writeRun)))));
  }
  return nodes;
}

function writeRun({ text, bold, italic, underline }: RtfRun): Node[] {
  return text.split('\n').flatMap((line, index) => {
    let node: Node = document.createTextNode(line);
    if (underline) node = element('u', {}, node);
    if (italic) node = element('em', {}, node);
    if (bold) node = element('strong', {}, node);
    return index === 0 ? [node] : [document.createElement('br'), node];
  });
}
