// Pictures onto a 2D canvas: the pure pipeline first, then one drawImage. Windows only what the pane shows.

import type { DecodedFrame } from '../../standards/dicom/pixels/decode.ts';
import type { Look } from '../../standards/dicom/pixels/look.ts';
import { type Camera, type Extent, type Size, toImage, toMatrix } from './camera.ts';
import { renderQuickly } from './greyTable.ts';
import { type Level, levelFor, type Picture } from './picture.ts';

/** All that a pane shows at a moment, but for what lies over it. */
export interface Scene {
  readonly picture: Picture;
  readonly look: Look;
  readonly camera: Camera;
  readonly extent: Extent;
  /** CSS px. */
  readonly pane: Size;
  readonly devicePixelRatio: number;
}

/** A part of a level's grid, whole pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Frames up to this many pixels are windowed whole: panning then costs nothing. */
const WHOLE = 1_500_000;

const whole = ({ frame }: Level): Box => ({ left: 0, top: 0, width: frame.columns, height: frame.rows });
const holds = (outer: Box, inner: Box) =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.left + outer.width >= inner.left + inner.width &&
  outer.top + outer.height >= inner.top + inner.height;

/** The part of a level that the pane can see, with a margin so that a short pan stays inside. */
function visibleBox({ camera, extent, pane }: Scene, level: Level, margin: number): Box {
  if (level.frame.columns * level.frame.rows <= WHOLE) return whole(level);
  const corners = [
    [0, 0],
    [pane.width, 0],
    [0, pane.height],
    [pane.width, pane.height],
  ].map(([x = 0, y = 0]) => toImage(camera, extent, pane, [x, y]));
  const scale = 2 ** level.halvings;
  const range = (values: number[], size: number): [number, number] => {
    const [low, high] = [Math.min(...values) / scale, Math.max(...values) / scale];
    const spare = (high - low) * margin + 1;
    const from = Math.min(Math.max(0, Math.floor(low - spare)), size);
    return [from, Math.max(from, Math.min(size, Math.ceil(high + spare)))];
  };
  const [left, right] = range(
    corners.map(([x]) => x),
    level.frame.columns,
  );
  const [top, bottom] = range(
    corners.map(([, y]) => y),
    level.frame.rows,
  );
  return { left, top, width: right - left, height: bottom - top };
}

function crop(frame: DecodedFrame, { left, top, width, height }: Box): DecodedFrame {
  if (width === frame.columns && height === frame.rows) return frame;
  const { samples, columns } = frame;
  const pixels = frame.pixels.slice(0, width * height * samples);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * columns + left) * samples;
    pixels.set(frame.pixels.subarray(from, from + width * samples), row * width * samples);
  }
  return { ...frame, columns: width, rows: height, pixels };
}

/** Keeps the last windowed picture: a pan, a zoom or a repaint then costs one drawImage. */
export class Painter {
  private readonly scratch = document.createElement('canvas');
  private image: ImageData | undefined;
  private last: { readonly level: Level; readonly look: Look; readonly box: Box } | undefined;

  /** Fills the whole canvas; its backing store must already have the pane's size in device px. */
  paint(context: CanvasRenderingContext2D, scene: Scene): void {
    const { canvas } = context;
    const { camera, extent, pane, picture, look, devicePixelRatio } = scene;
    const level = levelFor(picture, camera.zoom * devicePixelRatio);
    const seen = visibleBox(scene, level, 0);
    const isReady = this.last?.level === level && this.last.look === look && holds(this.last.box, seen);
    if (!isReady) this.window(scene, level, visibleBox(scene, level, 0.2));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const box = this.last?.box;
    if (!box || box.width === 0 || box.height === 0) return;
    context.imageSmoothingEnabled = true;
    context.setTransform(...toMatrix(camera, extent, pane, devicePixelRatio));
    const scale = 2 ** level.halvings;
    context.drawImage(
      this.scratch,
      0,
      0,
      box.width,
      box.height,
      box.left * scale,
      box.top * scale,
      box.width * scale,
      box.height * scale,
    );
    context.setTransform(1, 0, 0, 1, 0, 0);
  }

  private window({ picture, look }: Scene, level: Level, box: Box): void {
    this.last = { level, look, box };
    if (box.width === 0 || box.height === 0) return;
    const context = this.scratch.getContext('2d');
    if (!context) return;
    if (this.scratch.width !== box.width || this.scratch.height !== box.height) {
      this.scratch.width = box.width;
      this.scratch.height = box.height;
    }
    if (this.image?.width !== box.width || this.image.height !== box.height) this.image = new ImageData(box.width, box.height);
    renderQuickly(crop(level.frame, box), picture.description, look, this.image.data);
    context.putImageData(this.image, 0, 0);
  }

  /** The windowed picture is not the same any more, though its objects are. */
  forget(): void {
    this.last = undefined;
  }

  dispose(): void {
    this.scratch.width = 0;
    this.scratch.height = 0;
    this.image = undefined;
    this.last = undefined;
  }
}
