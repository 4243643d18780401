// Without WebGL: each picture is computed here. Coarse while a hand moves it, sharp when it rests.
import { element } from '../../lib/dom.ts';
import type { Camera, Size } from './camera.ts';
import styles from './model.module.css';
import { raster } from './raster.ts';
import type { Dressed, Style } from './scene.ts';
import type { Screen } from './screen.ts';

/** As many pixels as are computed while a hand waits. */
const COARSE_PIXELS = 200_000;

export class PlainScreen implements Screen {
  readonly canvas = element('canvas', { class: styles.canvas });
  #solids: readonly Dressed[] = [];

  setSolids(solids: readonly Dressed[]): void {
    this.#solids = solids;
  }

  paint(camera: Camera, pane: Size, ratio: number, style: Style, isMoving: boolean): void {
    const coarse = Math.sqrt(COARSE_PIXELS / Math.max(1, pane.width * pane.height));
    const share = isMoving ? Math.min(ratio, coarse) : ratio;
    const size = { width: Math.max(1, Math.round(pane.width * share)), height: Math.max(1, Math.round(pane.height * share)) };
    const { pixels, width, height } = raster(
      this.#solids,
      { ...camera, zoom: (camera.zoom * size.width) / Math.max(1, pane.width) },
      size,
      style,
    );
    this.canvas.width = width;
    this.canvas.height = height;
    this.canvas.getContext('2d', { alpha: false })?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }

  dispose(): void {
    this.#solids = [];
    this.canvas.width = 0;
    this.canvas.remove();
  }
}
