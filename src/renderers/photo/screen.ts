// The picture on its canvas: drawn at device resolution, the earlier one over it, and what is written upon them.
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import { type Camera, type Size, toPane } from './camera.ts';
import styles from './photo.module.css';
import type { Photo } from './photo.ts';
import { lengthOf, type Measure, type PhotoState, scaleOf } from './state.ts';
import { words } from './words.ts';

const INK = '#ffffff';
const CASING = '#000000';

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
    context.fillStyle = CASING;
    context.fillRect(0, 0, columns, rows);
    const { comparison, mix, isFlickering } = state;
    const prior = comparison?.photo;
    const share = prior ? (isFlickering ? (showsPrior ? 1 : 0) : mix) : 0;
    drawPhoto(context, state.photo, camera, this.pane, ratio, 1, state.photo);
    if (prior && share > 0) drawPhoto(context, prior, camera, this.pane, ratio, share, state.photo);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const measure of [...state.measures, ...(state.known ? [state.known] : [])])
      drawMeasure(context, measure, state, camera, this.pane);
    drawCaptions(context, state, this.pane, prior !== undefined && share > 0.5);
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

/** The earlier picture takes the place of the current one, by its width: that is all that is known of how they lie. */
function drawPhoto(
  context: CanvasRenderingContext2D,
  photo: Photo,
  camera: Camera,
  pane: Size,
  ratio: number,
  share: number,
  current: Photo,
): void {
  const origin = toPane(camera, pane, [0, 0]);
  const right = toPane(camera, pane, [current.columns, 0]);
  const scale = (Math.hypot(right[0] - origin[0], right[1] - origin[1]) / photo.columns) * ratio;
  const [cos, sin] = [Math.cos, Math.sin].map((turn) => Math.round(turn((camera.quarters * Math.PI) / 2)));
  const mirror = camera.isMirrored ? -1 : 1;
  context.setTransform(
    (cos ?? 1) * scale * mirror,
    (sin ?? 0) * scale * mirror,
    -(sin ?? 0) * scale,
    (cos ?? 1) * scale,
    origin[0] * ratio,
    origin[1] * ratio,
  );
  context.imageSmoothingEnabled = scale < 4;
  context.imageSmoothingQuality = 'high';
  context.globalAlpha = share;
  context.drawImage(photo.image, 0, 0);
  context.globalAlpha = 1;
}

function drawMeasure(context: CanvasRenderingContext2D, measure: Measure, state: PhotoState, camera: Camera, pane: Size): void {
  const [from, to] = [toPane(camera, pane, measure.from), toPane(camera, pane, measure.to)];
  for (const [colour, width] of [
    [CASING, 4],
    [INK, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    for (const end of [from, to]) {
      context.moveTo(end[0] + 4, end[1]);
      context.arc(end[0], end[1], 4, 0, 2 * Math.PI);
    }
    context.stroke();
  }
  const [right] = [from, to].sort((a, b) => b[0] - a[0]);
  if (right) write(context, printLength(measure, state), right[0] + 10, right[1] + 4, 'left');
}

export function printLength(measure: Measure, state: PhotoState): string {
  const scale = scaleOf(state);
  const say = words();
  const value = lengthOf(measure, scale);
  if (!scale) return `${Math.round(value)} ${say.uncalibrated}`;
  return `${value.toFixed(1).replace('.', ',')} ${scale.basis === 'reader' ? say.ownScale : say.mm}`;
}

function drawCaptions(context: CanvasRenderingContext2D, state: PhotoState, pane: Size, isPriorSeen: boolean): void {
  const shot = state.shots[state.index];
  const say = words();
  if (state.shots.length > 1) write(context, say.picture(state.index + 1, state.shots.length), 12, pane.height - 14, 'left');
  if (shot?.laterality === 'R' || shot?.laterality === 'L') {
    const side = shot.laterality === 'R' ? (shot.isEye ? say.rightEye : say.right) : shot.isEye ? say.leftEye : say.left;
    write(context, side, 12, 24, 'left', 18);
  }
  if (shot?.isLossy) write(context, say.lossy, pane.width - 12, pane.height - 14, 'right');
  if (state.comparison)
    write(
      context,
      `${isPriorSeen ? say.prior : say.current}${isPriorSeen ? `, ${state.comparison.when}` : ''}`,
      pane.width - 12,
      24,
      'right',
      15,
    );
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, align: CanvasTextAlign, size = 13): void {
  context.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = align;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = CASING;
  context.strokeText(text, x, y);
  context.fillStyle = INK;
  context.fillText(text, x, y);
}
