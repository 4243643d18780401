// The narrative block (HL7 CDA R2 §4.3.5) as prose. Unknown elements give what stands inside them: no word is lost.
import type { Align, Block, Cell, Run, Runs } from '../../lib/prose.ts';
import { attribute, elements, wordsOf, type XmlElement, type XmlNode } from '../xml/parse.ts';

/** What pictures and notes are called by their ID elsewhere in the document. */
export interface NarrativeContext {
  /** @returns what to draw for a renderMultiMedia, undefined when the document does not hold it */
  picture(id: string): Block | undefined;
}

const BLOCKS = new Set(
  'paragraph table list renderMultiMedia p div ul ol h1 h2 h3 h4 h5 h6 hr pre title section text img blockquote'.split(' '),
);
const SILENT = new Set('caption colgroup col script style'.split(' '));

export function readNarrative(nodes: readonly XmlNode[], context: NarrativeContext): Block[] {
  const blocks: Block[] = [];
  let loose: Run[] = [];
  const flush = (): void => {
    const runs = trimRuns(loose);
    loose = [];
    if (runs.length > 0) blocks.push({ is: 'paragraph', runs });
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !hasBlocks(node)) loose.push(...readRuns([node], {}));
    else {
      flush();
      blocks.push(...readBlock(node, context));
    }
  }
  flush();
  return blocks;
}

const hasBlocks = (element: XmlElement): boolean => BLOCKS.has(element.name) || elements(element).some(hasBlocks);

function readBlock(element: XmlElement, context: NarrativeContext): Block[] {
  const inside = (): Block[] => [...captionOf(element), ...readNarrative(element.children, context)];
  switch (element.name) {
    case 'table':
      return [readTable(element, context)];
    case 'list':
    case 'ul':
    case 'ol': {
      const isOrdered = element.name === 'ol' || attribute(element, 'listType') === 'ordered';
      const items = elements(element)
        .filter(({ name }) => name === 'item' || name === 'li')
        .map((item) => [...captionOf(item), ...readNarrative(item.children, context)]);
      return [...captionOf(element), { is: 'list', isOrdered, items }];
    }
    case 'renderMultiMedia':
      return (attribute(element, 'referencedObject') ?? '')
        .split(/\s+/)
        .flatMap((id) => context.picture(id) ?? [])
        .concat(captionOf(element));
    case 'hr':
      return [{ is: 'rule' }];
    case 'pre':
      return [{ is: 'lines', runs: readRuns(element.children, {}, true) }];
    case 'img':
      return [context.picture(attribute(element, 'src') ?? '') ?? []].flat();
    case 'title':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ is: 'heading', level: levelOf(element.name), runs: trimRuns(readRuns(element.children, {})) }];
    default:
      return inside();
  }
}

/** XHTML's own levels; a title inside of a narrative stands below those of its sections. */
function levelOf(name: string): 1 | 2 | 3 | 4 {
  const level = Number(name[1]);
  return level === 1 || level === 2 || level === 3 ? level : 4;
}

const captionOf = (element: XmlElement): Block[] => {
  const caption = elements(element, 'caption')[0];
  const runs = caption ? trimRuns(readRuns(caption.children, { bold: true })) : [];
  return runs.length > 0 ? [{ is: 'paragraph', runs }] : [];
};

function readTable(table: XmlElement, context: NarrativeContext): Block {
  const rowsOf = (parent: XmlElement): XmlElement[] =>
    elements(parent).flatMap((child) =>
      child.name === 'tr' ? [child] : /^t(head|body|foot)$/.test(child.name) ? rowsOf(child) : [],
    );
  const caption = wordsOf(elements(table, 'caption')[0]);
  return {
    is: 'table',
    ...(caption && { caption }),
    rows: rowsOf(table).map((row) =>
      elements(row)
        .filter(({ name }) => name === 'td' || name === 'th')
        .map((cell) => readCell(cell, context)),
    ),
  };
}

const ALIGNS: Readonly<Record<string, Align>> = { center: 'center', right: 'end' };
const spanOf = (cell: XmlElement, name: string): number =>
  Math.min(100, Math.max(1, Number.parseInt(attribute(cell, name) ?? '1', 10) || 1));

function readCell(cell: XmlElement, context: NarrativeContext): Cell {
  const align = ALIGNS[attribute(cell, 'align') ?? ''];
  const [columns, rows] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
  return {
    blocks: readNarrative(cell.children, context),
    ...(cell.name === 'th' && { isHead: true }),
    ...(columns > 1 && { columns }),
    ...(rows > 1 && { rows }),
    ...(align && { align }),
  };
}

type Look = Omit<Run, 'text'>;

/** @param keeps blanks as they stand */
function readRuns(nodes: readonly XmlNode[], look: Look, keeps = false): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (typeof node === 'string') return [{ ...look, text: keeps ? node : node.replace(/[ \t\r\n]+/g, ' ') }];
    if (SILENT.has(node.name)) return [];
    if (node.name === 'br') return [{ ...look, text: '\n' }];
    return readRuns(node.children, { ...look, ...lookOf(node) }, keeps);
  });
}

function lookOf(element: XmlElement): Look {
  const codes = (attribute(element, 'styleCode') ?? '').split(/\s+/);
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  const href = element.name === 'linkHtml' || element.name === 'a' ? attribute(element, 'href') : undefined;
  return {
    ...((has(/^bold$/i) || /^(b|strong)$/.test(element.name)) && { bold: true }),
    ...((has(/^(italics|emphasis)$/i) || /^(i|em)$/.test(element.name)) && { italic: true }),
    ...((has(/^underline$/i) || /^(u|ins)$/.test(element.name) || attribute(element, 'revised') === 'insert') && {
      underline: true,
    }),
    ...((/^(s|strike|del)$/.test(element.name) || attribute(element, 'revised') === 'delete') && { strike: true }),
    ...(/^(code|tt|samp|kbd)$/.test(element.name) && { mono: true }),
    ...(element.name === 'sub' && { position: 'sub' as const }),
    ...((element.name === 'sup' || element.name === 'footnote') && { position: 'super' as const }),
    ...(href && !href.startsWith('#') && { link: href }),
  };
}

/** Blanks at both ends say nothing. */
function trimRuns(runs: readonly Run[]): Runs {
  const kept = runs.filter(({ text }) => text !== '');
  while (kept[0] && kept[0].text.trimStart() === '') kept.shift();
  while (kept.at(-1)?.text.trimEnd() === '') kept.pop();
  return kept.map((run, at) => ({
    ...run,
    text:
      at === 0 && at === kept.length - 1
        ? run.text.trim()
        : at === 0
          ? run.text.trimStart()
          : at === kept.length - 1
            ? run.text.trimEnd()
            : run.text,
  }));
}
