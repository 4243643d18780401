// Data written for machines, so that people can read it: one value a line, indented by where it belongs.
import type { Run } from '../../lib/prose.ts';
import type { XmlElement, XmlNode } from '../../standards/xml/parse.ts';

export interface Indented {
  readonly runs: readonly Run[];
  readonly isCut: boolean;
}

const MAX_LETTERS = 2_000_000;
const STEP = '  ';

class Writer {
  readonly runs: Run[] = [];
  #letters = 0;
  get isFull(): boolean {
    return this.#letters > MAX_LETTERS;
  }
  add(text: string, look: Omit<Run, 'text'> = {}): void {
    if (this.isFull) return;
    this.#letters += text.length;
    this.runs.push({ ...look, text });
  }
}

export function xmlLines(root: XmlElement): Indented {
  const writer = new Writer();
  writeXml(root, '', writer);
  return { runs: writer.runs, isCut: writer.isFull };
}

function writeXml(element: XmlElement, indent: string, writer: Writer): void {
  if (writer.isFull) return;
  writer.add(`${indent}${element.name}`, { bold: true });
  for (const [name, value] of element.attributes) {
    if (/^xmlns|schemaLocation$/.test(name)) continue;
    writer.add(`  ${name} `, { muted: true });
    writer.add(value);
  }
  const texts = element.children.filter((node): node is string => typeof node === 'string' && node.trim() !== '');
  const inner = element.children.filter((node) => typeof node !== 'string');
  if (inner.length === 0) {
    const text = texts.join('').trim();
    if (text !== '') writer.add(`  ${text}`);
    writer.add('\n');
    return;
  }
  writer.add('\n');
  for (const node of element.children) writeNode(node, indent + STEP, writer);
}

function writeNode(node: XmlNode, indent: string, writer: Writer): void {
  if (typeof node !== 'string') writeXml(node, indent, writer);
  else if (node.trim() !== '') writer.add(`${indent}${node.trim()}\n`);
}

export function jsonLines(value: unknown): Indented {
  const writer = new Writer();
  writeJson(value, '', writer, 0);
  return { runs: writer.runs, isCut: writer.isFull };
}

const MAX_DEPTH = 200;

/** Starts where a key ends, and ends with its line. */
function writeJson(value: unknown, indent: string, writer: Writer, depth: number): void {
  if (writer.isFull) return;
  if (typeof value !== 'object' || value === null) {
    writer.add(`${typeof value === 'string' ? value : String(value)}\n`);
    return;
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0 || depth > MAX_DEPTH) {
    writer.add(`${entries.length === 0 ? '–' : '…'}\n`, { muted: true });
    return;
  }
  if (depth > 0) writer.add('\n');
  for (const [key, inner] of entries) {
    if (writer.isFull) return;
    writer.add(indent);
    if (isList) writer.add(`${Number(key) + 1}. `, { muted: true });
    else writer.add(`${key}  `, { bold: true });
    writeJson(inner, indent + STEP, writer, depth + 1);
  }
}
