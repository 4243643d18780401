// The first lines of something that is read as text, on paper: for its card.
import { Failure } from '../model/failure.ts';
import type { PaperKind } from './paperKind.ts';
import type { DrawSmallPicture } from './renderer.ts';

/** A card is not worth more of a line than this. */
const MAX_BYTES = 4 * 2 ** 20;
const PAPER = '#e9e7e2';
const INK = '#1b1b1b';
const LINES = 26;

export const drawPaperPicture =
  (kind: PaperKind): DrawSmallPicture =>
  async (item, lender, { signal, sizePx }) => {
    if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MAX_BYTES))
      throw new Failure('outOfMemory', { detail: 'a long text' });
    const host = { ...lender, element: document.createElement('div'), report: () => undefined };
    const [first] = await kind.list(item, host, { signal });
    const content = await first.write({ signal });
    try {
      return await paint(linesOf(content.nodes), sizePx);
    } finally {
      content.dispose?.();
    }
  };

interface Line {
  readonly text: string;
  readonly isHeading: boolean;
}

/** Blocks of text in their order, without what lies deeper. */
function linesOf(nodes: readonly Node[]): Line[] {
  const lines: Line[] = [];
  const visit = (node: Node): void => {
    if (lines.length >= LINES) return;
    const isBlock = node instanceof Element && /^(H\d|P|LI|TR|PRE|DT|DD|CAPTION|BLOCKQUOTE)$/.test(node.tagName);
    if (isBlock || node instanceof Text) {
      const isHeading = node instanceof Element && /^H\d$/.test(node.tagName);
      for (const text of (node.textContent ?? '').split('\n').slice(0, LINES))
        if (text.trim() !== '') lines.push({ text: text.trim().replace(/\s+/g, ' ').slice(0, 200), isHeading });
    } else for (const child of node.childNodes) visit(child);
  };
  for (const node of nodes) visit(node);
  return lines;
}

async function paint(lines: readonly Line[], sizePx: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(sizePx / Math.SQRT2);
  canvas.height = sizePx;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no picture' });
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = INK;
  const margin = canvas.width / 12;
  const { fontFamily } = getComputedStyle(document.body);
  let y = margin * 1.6;
  for (const { text, isHeading } of lines) {
    const size = (sizePx / 30) * (isHeading ? 1.25 : 1);
    context.font = `${isHeading ? 700 : 400} ${size}px ${fontFamily}`;
    for (const line of wrap(text, (part) => context.measureText(part).width <= canvas.width - 2 * margin)) {
      if (y > canvas.height - margin) break;
      context.fillText(line, margin, y);
      y += size * 1.3;
    }
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'no picture' });
  return png;
}

function wrap(text: string, fits: (text: string) => boolean): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (fits(longer) || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.slice(0, 4);
}
