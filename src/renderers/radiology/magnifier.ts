// A round glass at the pointer: the same picture, larger, windowed the same.
import { type Point, toImage } from './camera.ts';
import { Painter, type Scene } from './painter.ts';
import styles from './radiology.module.css';

const DIAMETER = 200;
const TIMES = 2.5;

export class Magnifier {
  private readonly canvas = document.createElement('canvas');
  private readonly painter = new Painter();
  private at: Point | undefined;
  isOn = false;

  constructor(parent: HTMLElement) {
    this.canvas.className = styles.magnifier ?? '';
    this.canvas.hidden = true;
    parent.append(this.canvas);
  }

  /** @returns whether the glass has to be drawn again */
  moveTo(at: Point | undefined): boolean {
    this.at = at;
    return this.isOn;
  }

  draw(scene: Scene): void {
    const { at } = this;
    this.canvas.hidden = !this.isOn || !at;
    if (!this.isOn || !at) return;
    const { camera, extent, pane, devicePixelRatio } = scene;
    const size = Math.round(DIAMETER * devicePixelRatio);
    if (this.canvas.width !== size) this.canvas.width = this.canvas.height = size;
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) return;
    const centre = toImage(camera, extent, pane, at);
    const glass = { width: DIAMETER, height: DIAMETER };
    this.painter.paint(context, { ...scene, pane: glass, camera: { ...camera, centre, zoom: camera.zoom * TIMES } });
    Object.assign(this.canvas.style, {
      inlineSize: `${DIAMETER}px`,
      blockSize: `${DIAMETER}px`,
      left: `${at[0] - DIAMETER / 2}px`,
      top: `${at[1] - DIAMETER / 2}px`,
    });
  }

  dispose(): void {
    this.painter.dispose();
    this.canvas.remove();
  }
}
