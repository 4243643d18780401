// The picture on its canvas: drawn at device resolution, the earlier one over it, and what is written upon them.
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import { type Camera, type Size, toPane } from './camera.ts';
import { drawCaptions, drawMeasure } from './captions.ts';
import { type Cell, facing } from './halves.ts';
import styles from './photo.module.css';
import type { Photo } from './photo.ts';
import { cellsOf, measuresOf, type PhotoState } from './state.ts';

const GROUND = '#000000';

export class Screen {
  readonly root = element('div', { class: styles.root, role: 'img' });
  readonly #canvas = element('canvas', { class: styles.canvas });
  #frame: number | undefined;

  constructor(parent: HTMLElement) {
    this.root.append(this.#canvas);
    parent.append(this.root);
  }

  get pane(): Size {
    return { width: this.root.clientWidth, height: this.root.clientHeight };
  }

  /** With the next frame of the browser; several calls are one. */
  invalidate(draw: () => void): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      draw();
    });
  }

  draw(state: PhotoState, camera: Camera, showsPrior: boolean): void {
    const { width, height } = this.pane;
    const ratio = devicePixelRatio;
    const [columns, rows] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (this.#canvas.width !== columns || this.#canvas.height !== rows) {
      this.#canvas.width = columns;
      this.#canvas.height = rows;
    }
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context || !state.photo) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = GROUND;
    context.fillRect(0, 0, columns, rows);
    const { comparison, mix, isFlickering } = state;
    const prior = comparison?.photo;
    const share = prior ? (isFlickering ? (showsPrior ? 1 : 0) : mix) : 0;
    const { own, other } = cellsOf(state, this.pane);
    const place = { ratio, cell: own };
    drawPhoto(context, state.photo, camera, place, 1, state.photo);
    if (prior && share > 0) drawPhoto(context, prior, camera, place, share, state.photo);
    const { pairPhoto } = state;
    if (other && pairPhoto)
      drawPhoto(context, pairPhoto, facing(camera, sizeOf(state.photo), sizeOf(pairPhoto)), { ratio, cell: other }, 1, pairPhoto);
    context.setTransform(ratio, 0, 0, ratio, own.x * ratio, own.y * ratio);
    for (const measure of [...measuresOf(state), ...(state.known ? [state.known] : [])])
      drawMeasure(context, measure, state, camera, own);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawCaptions(context, state, this.pane, share);
  }

  async still(): Promise<Blob> {
    const png = await new Promise<Blob | null>((resolve) => this.#canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
    return png;
  }

  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#canvas.width = 0;
    this.root.remove();
  }
}

const sizeOf = ({ columns, rows }: Photo): Size => ({ width: columns, height: rows });

/** The earlier picture takes the place of the current one, by its width: that is all that is known of how they lie. */
function drawPhoto(
  context: CanvasRenderingContext2D,
  photo: Photo,
  camera: Camera,
  { ratio, cell }: { readonly ratio: number; readonly cell: Cell },
  share: number,
  current: Photo,
): void {
  const origin = toPane(camera, cell, [0, 0]);
  const right = toPane(camera, cell, [current.columns, 0]);
  const scale = (Math.hypot(right[0] - origin[0], right[1] - origin[1]) / photo.columns) * ratio;
  const [cos = 1, sin = 0] = [Math.cos, Math.sin].map((turn) => Math.round(turn((camera.quarters * Math.PI) / 2)));
  const mirror = camera.isMirrored ? -1 : 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.beginPath();
  context.rect(cell.x, cell.y, cell.width, cell.height);
  context.clip();
  const [x, y] = [(origin[0] + cell.x) * ratio, (origin[1] + cell.y) * ratio];
  context.setTransform(cos * scale * mirror, sin * scale * mirror, -sin * scale, cos * scale, x, y);
  context.imageSmoothingEnabled = scale < 4;
  context.imageSmoothingQuality = 'high';
  context.globalAlpha = share;
  context.drawImage(photo.image, 0, 0);
  context.restore();
}
