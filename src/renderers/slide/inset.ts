// The whole slide in a corner, and in it the field that is seen. A press or a drag in it goes there.
import { type Camera, cornersOf, type Point } from './camera.ts';
import { baseOf, type SlideImage } from './image.ts';
import { type Ink, type Pen, strokeAll } from './paint.ts';
import styles from './slide.module.css';

/** CSS px */
const MOST = { width: 168, height: 116 } as const;
export const INSET_MARGIN = 8;

export interface InsetOptions {
  readonly root: HTMLElement;
  readonly label: string;
  /** @param at pixels of the base level */
  onGo(at: Point): void;
}

export class Inset {
  readonly #canvas = document.createElement('canvas');
  #picture: ImageBitmap | undefined;
  #size = { width: 0, height: 0 };
  /** CSS px of the inset per pixel of the base level. */
  #scale = 1;

  constructor({ root, label, onGo }: InsetOptions) {
    this.#canvas.className = styles.inset ?? '';
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-label', label);
    this.#canvas.hidden = true;
    const go = (event: PointerEvent): void => {
      const { left, top } = this.#canvas.getBoundingClientRect();
      onGo([(event.clientX - left) / this.#scale, (event.clientY - top) / this.#scale]);
    };
    this.#canvas.addEventListener('pointerdown', (event) => {
      event.stopPropagation();
      this.#canvas.setPointerCapture(event.pointerId);
      go(event);
    });
    this.#canvas.addEventListener('pointermove', (event) => {
      if (event.buttons === 1 && this.#canvas.hasPointerCapture(event.pointerId)) go(event);
    });
    // A double press goes there twice; it is not a wish for a full screen.
    this.#canvas.addEventListener('dblclick', (event) => event.stopPropagation());
    root.append(this.#canvas);
  }

  /** @param picture of the whole matrix; owned from now on */
  show(image: SlideImage, picture: ImageBitmap): void {
    this.#picture?.close();
    this.#picture = picture;
    const { width, height } = baseOf(image);
    this.#scale = Math.min(MOST.width / width, MOST.height / height);
    this.#size = { width: Math.round(width * this.#scale), height: Math.round(height * this.#scale) };
    this.#canvas.style.inlineSize = `${this.#size.width}px`;
    this.#canvas.style.blockSize = `${this.#size.height}px`;
  }

  /** In a pane that is hardly larger it would hide what it helps to find. */
  #isShown = (camera: Camera, isWanted: boolean): boolean =>
    isWanted &&
    this.#picture !== undefined &&
    camera.pane.width > 2.4 * this.#size.width &&
    camera.pane.height > 2.2 * this.#size.height;

  draw(camera: Camera, isWanted: boolean, ink: Ink): void {
    this.#canvas.hidden = !this.#isShown(camera, isWanted);
    if (this.#canvas.hidden) return;
    const { width, height } = this.#size;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (this.#canvas.width !== wide) this.#canvas.width = wide;
    if (this.#canvas.height !== high) this.#canvas.height = high;
    const pen = this.#canvas.getContext('2d', { alpha: false });
    if (!pen) return;
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this.#paint(pen, camera, ink);
  }

  /** Where a still has it, too. */
  drawInto(pen: Pen, camera: Camera, isWanted: boolean, ink: Ink): void {
    if (!this.#isShown(camera, isWanted)) return;
    pen.save();
    pen.translate(camera.pane.width - INSET_MARGIN - this.#size.width, INSET_MARGIN);
    this.#paint(pen, camera, ink);
    pen.restore();
  }

  #paint(pen: Pen, camera: Camera, ink: Ink): void {
    const { width, height } = this.#size;
    if (!this.#picture) return;
    pen.drawImage(this.#picture, 0, 0, width, height);
    pen.strokeStyle = '#000';
    pen.lineWidth = 1;
    pen.strokeRect(0.5, 0.5, width - 1, height - 1);
    pen.save();
    pen.beginPath();
    pen.rect(0, 0, width, height);
    pen.clip();
    this.#paintField(pen, camera, ink);
    pen.restore();
  }

  #paintField(pen: Pen, camera: Camera, ink: Ink): void {
    const corners = cornersOf(camera).map(([x, y]): Point => [x * this.#scale, y * this.#scale]);
    const [a = [0, 0], , c = [0, 0]] = corners;
    const isTiny = Math.hypot(a[0] - c[0], a[1] - c[1]) < 12;
    pen.strokeStyle = ink.accent;
    pen.lineWidth = 2;
    strokeAll(pen, corners, true);
    if (!isTiny) return;
    // A field of a few pixels is found by the cross around it.
    const [x, y] = [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      strokeAll(pen, [
        [x + dx * 6, y + dy * 6],
        [x + dx * 14, y + dy * 14],
      ]);
  }

  dispose(): void {
    this.#picture?.close();
    this.#picture = undefined;
    this.#canvas.remove();
  }
}
