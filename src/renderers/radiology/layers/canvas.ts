// The canvas that layers are drawn on: above whichever screen paints, below the texts. Made when the first layer is on.
import { toMatrix } from '../camera.ts';
import type { Shown } from '../display.ts';
import { sizeCanvas } from '../plainScreen.ts';
import styles from '../radiology.module.css';
import { css, fontOf, write } from './drawing.ts';
import type { Brush, LegendLine } from './layer.ts';

/** CSS px; below the corner's text and beside the letter at the edge. */
const LEGEND = { left: 34, top: 84, line: 19, swatch: 11, scale: 120 };

export class LayerCanvas {
  private canvas: HTMLCanvasElement | undefined;
  private readonly after: Element;

  constructor(after: Element) {
    this.after = after;
  }

  /** Nothing is on: nothing is there. */
  clear(): void {
    this.canvas?.remove();
    if (this.canvas) this.canvas.width = 0;
    this.canvas = undefined;
  }

  /** @param draw receives a brush without what each layer has of its own */
  paint(shown: Shown, draw: (brush: Omit<Brush, 'opacity' | 'isHidden'>) => void): void {
    const canvas = this.canvas ?? this.make();
    sizeCanvas(canvas, shown);
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const { camera, extent, pane, devicePixelRatio } = shown;
    const lines: LegendLine[] = [];
    const brush = {
      context,
      shown,
      ratio: devicePixelRatio,
      toDevice: toMatrix(camera, extent, pane, devicePixelRatio),
      legend: (more: readonly LegendLine[]) => void lines.push(...more),
    };
    draw(brush);
    paintLegend(brush, lines);
  }

  private make(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.className = styles.layers ?? '';
    canvas.dataset.layers = '';
    this.after.after(canvas);
    this.canvas = canvas;
    return canvas;
  }
}

function paintLegend(brush: Pick<Brush, 'context' | 'ratio' | 'shown'>, lines: readonly LegendLine[]): void {
  const { context, ratio } = brush;
  const [left, step] = [LEGEND.left * ratio, LEGEND.line * ratio];
  let y = LEGEND.top * ratio;
  for (const { text, rgb, scale } of lines) {
    if (rgb) {
      const size = LEGEND.swatch * ratio;
      context.fillStyle = '#000';
      context.fillRect(left - ratio, y - size / 2 - ratio, size + 2 * ratio, size + 2 * ratio);
      context.fillStyle = css(rgb);
      context.fillRect(left, y - size / 2, size, size);
    }
    write(brush, { text, at: [left + (rgb ? (LEGEND.swatch + 7) * ratio : 0), y] });
    y += step;
    if (scale) y = paintScale(brush, scale, left, y);
  }
}

/** A bar from low at the bottom to high at the top, with its ends and middle in figures. */
function paintScale(
  brush: Pick<Brush, 'context' | 'ratio'>,
  { colours, low, middle, high }: NonNullable<LegendLine['scale']>,
  left: number,
  top: number,
): number {
  const { context, ratio } = brush;
  const [width, height] = [LEGEND.swatch * ratio, LEGEND.scale * ratio];
  const gradient = context.createLinearGradient(0, top + height, 0, top);
  for (const [index, rgb] of colours.entries()) gradient.addColorStop(index / Math.max(1, colours.length - 1), css(rgb));
  context.fillStyle = '#000';
  context.fillRect(left - ratio, top - ratio, width + 2 * ratio, height + 2 * ratio);
  context.fillStyle = gradient;
  context.fillRect(left, top, width, height);
  context.font = fontOf(ratio);
  const x = left + width + 7 * ratio;
  write(brush, { text: high, at: [x, top + 5 * ratio] });
  write(brush, { text: middle, at: [x, top + height / 2] });
  write(brush, { text: low, at: [x, top + height - 5 * ratio] });
  return top + height + LEGEND.line * ratio;
}
