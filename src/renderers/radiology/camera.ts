// Which part of the picture the pane shows, and how turned: plain arithmetic, without a canvas.

/** A picture's size on its own grid, and the shape of one of its pixels. */
export interface Extent {
  readonly columns: number;
  readonly rows: number;
  /** Size of a pixel relative to its shorter side: [1, 1] for square ones. */
  readonly shape: Point;
}
/** x right, y down. */
export type Point = readonly [number, number];
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Camera {
  /** CSS px per shorter side of an image pixel. */
  readonly zoom: number;
  /** The image point at the pane's centre, px from the picture's top-left corner. */
  readonly centre: Point;
  /** Degrees clockwise, 0 … 360. Applied after `isMirrored`. */
  readonly rotation: number;
  /** Left and right of the stored picture changed. */
  readonly isMirrored: boolean;
}

export const shapeOf = (spacing: { readonly x: number; readonly y: number }): Point => {
  const shorter = Math.min(spacing.x, spacing.y);
  return [spacing.x / shorter, spacing.y / shorter];
};

const MIN_ZOOM = 0.01;
const MAX_ZOOM = 64;
const clampZoom = (zoom: number) => Math.min(Math.max(zoom, MIN_ZOOM), MAX_ZOOM);
export const turn = (degrees: number): number => ((degrees % 360) + 360) % 360;

const rotated = ([x, y]: Point, degrees: number): Point => {
  // Right angles exactly, so that pixels stay on the grid.
  const quarter = turn(degrees) / 90;
  if (Number.isInteger(quarter))
    return (
      [
        [x, y],
        [-y, x],
        [-x, -y],
        [y, -x],
      ] as const
    )[quarter] as Point;
  const angle = (degrees * Math.PI) / 180;
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
};

/** The zoom at which the whole picture just fits. */
export function fitZoom(extent: Extent, pane: Size, rotation = 0): number {
  const [w, h] = [extent.columns * extent.shape[0], extent.rows * extent.shape[1]];
  const angle = (rotation * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const zoom = Math.min(pane.width / (w * cos + h * sin), pane.height / (w * sin + h * cos));
  return Number.isFinite(zoom) && zoom > 0 ? zoom : 1;
}

export const middle = (extent: Extent): Point => [extent.columns / 2, extent.rows / 2];

export const wholePicture = (extent: Extent, pane: Size): Camera => ({
  zoom: fitZoom(extent, pane),
  centre: middle(extent),
  rotation: 0,
  isMirrored: false,
});

/** Whole picture, same turn. */
export const refit = (camera: Camera, extent: Extent, pane: Size): Camera => ({
  ...camera,
  zoom: fitZoom(extent, pane, camera.rotation),
  centre: middle(extent),
});

/** A direction on the picture's grid, as it goes on screen, not yet zoomed. */
const toScreenDirection = (camera: Camera, extent: Extent, [x, y]: Point): Point =>
  rotated([x * extent.shape[0] * (camera.isMirrored ? -1 : 1), y * extent.shape[1]], camera.rotation);

/** Image px from the top-left corner -> CSS px in the pane. */
export function toPane(camera: Camera, extent: Extent, pane: Size, px: Point): Point {
  const [x, y] = toScreenDirection(camera, extent, [px[0] - camera.centre[0], px[1] - camera.centre[1]]);
  return [pane.width / 2 + x * camera.zoom, pane.height / 2 + y * camera.zoom];
}

/** CSS px in the pane -> image px from the top-left corner. */
export function toImage(camera: Camera, extent: Extent, pane: Size, css: Point): Point {
  const [x, y] = rotated([(css[0] - pane.width / 2) / camera.zoom, (css[1] - pane.height / 2) / camera.zoom], -camera.rotation);
  return [camera.centre[0] + (x * (camera.isMirrored ? -1 : 1)) / extent.shape[0], camera.centre[1] + y / extent.shape[1]];
}

/** The canvas transform [a, b, c, d, e, f] from image px to device px. */
export function toMatrix(
  camera: Camera,
  extent: Extent,
  pane: Size,
  devicePixelRatio: number,
): readonly [number, number, number, number, number, number] {
  const scale = camera.zoom * devicePixelRatio;
  const [a, b] = toScreenDirection(camera, extent, [scale, 0]);
  const [c, d] = toScreenDirection(camera, extent, [0, scale]);
  const [e, f] = toPane(camera, extent, pane, [0, 0]);
  return [a, b, c, d, e * devicePixelRatio, f * devicePixelRatio];
}

/** Moves the picture along with a drag of (dx, dy) CSS px. */
export function pan(camera: Camera, extent: Extent, [dx, dy]: Point): Camera {
  const [x, y] = rotated([dx / camera.zoom, dy / camera.zoom], -camera.rotation);
  const centre: Point = [
    camera.centre[0] - (x * (camera.isMirrored ? -1 : 1)) / extent.shape[0],
    camera.centre[1] - y / extent.shape[1],
  ];
  return { ...camera, centre };
}

/** Zooms by a factor so that what lies under a point of the pane stays there. */
export function zoomAt(camera: Camera, extent: Extent, pane: Size, factor: number, at: Point): Camera {
  const held = toImage(camera, extent, pane, at);
  const next = { ...camera, zoom: clampZoom(camera.zoom * factor) };
  const [x, y] = toPane(next, extent, pane, held);
  return pan(next, extent, [at[0] - x, at[1] - y]);
}

/** Turns what is seen clockwise about the pane's centre. */
export const rotate = (camera: Camera, degrees: number): Camera => ({ ...camera, rotation: turn(camera.rotation + degrees) });

/** Changes left and right of what is seen. */
export const mirror = (camera: Camera): Camera => ({
  ...camera,
  rotation: turn(-camera.rotation),
  isMirrored: !camera.isMirrored,
});

/** A pane that changed size keeps what it showed: the whole picture if it did, else the same centre and zoom. */
export function resized(camera: Camera, extent: Extent, before: Size, after: Size): Camera {
  const fitted = fitZoom(extent, before, camera.rotation);
  const wasFitted = Math.abs(camera.zoom - fitted) < 1e-3 * fitted;
  return wasFitted ? { ...camera, zoom: fitZoom(extent, after, camera.rotation) } : camera;
}
