// A document's own table of contents (ISO 32000-1 §12.3.3), flat and bounded: a file can make it as deep and as long as it likes.

/** As pdf.js tells it. */
export interface OutlineNode {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly OutlineNode[];
}

export interface OutlineEntry {
  /** Untrusted text. */
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** Where it leads inside the document. */
  readonly dest: string | unknown[];
}

const MAX_ENTRIES = 500;
const MAX_LEVEL = 4;

/** In reading order. Entries that lead nowhere, or out of the document, are left out; what is below them is kept. */
export function flattenOutline(nodes: readonly OutlineNode[]): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const seen = new Set<OutlineNode>();
  const visit = (node: OutlineNode, level: number): void => {
    if (entries.length >= MAX_ENTRIES || seen.has(node)) return;
    seen.add(node);
    if (node.dest !== null && node.title.trim() !== '') entries.push({ title: node.title, level, dest: node.dest });
    if (level < MAX_LEVEL) for (const inner of node.items) visit(inner, level + 1);
  };
  for (const node of nodes) visit(node, 1);
  return entries;
}
