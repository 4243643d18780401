// The top of a sheet as a small picture, for its card.
import type { Sheet } from '../lib/prose.ts';
import type { Call } from '../model/item.ts';
import { drawSheet } from '../ui/paper/draw.ts';
import { toPng } from '../ui/paper/Paper.ts';
import { paintDom } from '../ui/paper/paintDom.ts';
import styles from '../ui/paper/paper.module.css';

/** CSS px: A4 at 96 px to the inch. */
const PAGE = { width: 794, height: 1123 } as const;
/** The rest of a long document is not on its card. */
const MAX_BLOCKS = 60;

/** @param sizePx the longer side @throws RangeError without memory for it */
export async function drawPaperPicture(sheet: Sheet, { signal, sizePx }: Call & { readonly sizePx: number }): Promise<Blob> {
  const drawn = drawSheet({ ...sheet, blocks: sheet.blocks.slice(0, MAX_BLOCKS) }, { onAct: () => undefined });
  const frame = document.createElement('div');
  frame.className = styles.root ?? '';
  frame.setAttribute('aria-hidden', 'true');
  frame.inert = true;
  frame.style.cssText = `position:fixed;inset:auto;inset-block-start:0;inset-inline-start:-${2 * PAGE.width}px;inline-size:${PAGE.width}px;block-size:${PAGE.height}px;overflow:hidden;contain:strict;background:#e9e7e2`;
  frame.append(drawn.element);
  document.body.append(frame);
  try {
    await drawn.pictures;
    signal.throwIfAborted();
    const clip = frame.getBoundingClientRect();
    const scale = sizePx / PAGE.height;
    return await toPng(PAGE.width * scale, PAGE.height * scale, (context) => {
      context.scale(scale, scale);
      context.translate(-clip.left, -clip.top);
      paintDom(context, frame, { clip });
    });
  } finally {
    drawn.free();
    frame.remove();
  }
}
