// The pane's own canvas: paints the first picture before any engine is here, and all of them where none comes.
import { Painter, type Scene } from './painter.ts';

/** What paints a scene into the pane. */
export interface Screen {
  /** At most once per animation frame. */
  paint(scene: Scene): void;
  /** Nothing to show: black. */
  clear(): void;
  dispose(): void;
}

/** The size of a pane's backing store, device px. */
export const backingSize = ({ pane, devicePixelRatio }: Pick<Scene, 'pane' | 'devicePixelRatio'>) => ({
  width: Math.max(1, Math.round(pane.width * devicePixelRatio)),
  height: Math.max(1, Math.round(pane.height * devicePixelRatio)),
});

export function sizeCanvas(canvas: HTMLCanvasElement, scene: Pick<Scene, 'pane' | 'devicePixelRatio'>): void {
  const { width, height } = backingSize(scene);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

export class PlainScreen implements Screen {
  readonly canvas = document.createElement('canvas');
  private readonly painter = new Painter();

  constructor(parent: HTMLElement, className: string) {
    this.canvas.className = className;
    this.canvas.dataset.screen = 'plain';
    parent.append(this.canvas);
  }

  paint(scene: Scene): void {
    sizeCanvas(this.canvas, scene);
    const context = this.canvas.getContext('2d', { alpha: false });
    if (context) this.painter.paint(context, scene);
  }

  clear(): void {
    this.canvas.getContext('2d', { alpha: false })?.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** Gives its memory back; it can paint again. */
  release(): void {
    if (this.canvas.width === 0) return;
    this.painter.dispose();
    this.canvas.width = 0;
  }

  dispose(): void {
    this.painter.dispose();
    this.canvas.remove();
    this.canvas.width = 0;
  }
}
