// Which part of a picture the pane shows, and how turned: plain arithmetic.

export type Point = readonly [x: number, y: number];
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Camera {
  /** CSS px per pixel of the picture. */
  readonly zoom: number;
  /** The picture's point at the pane's centre, px from its top-left corner. */
  readonly centre: Point;
  /** Quarter turns clockwise, after mirroring. */
  readonly quarters: 0 | 1 | 2 | 3;
  readonly isMirrored: boolean;
}

const LEAST = 0.01;
const MOST = 64;

export const clampZoom = (zoom: number): number => Math.max(LEAST, Math.min(MOST, zoom));

const COS = [1, 0, -1, 0] as const;
const SIN = [0, 1, 0, -1] as const;

/** From the picture's px to the pane's CSS px. */
export function toPane({ zoom, centre, quarters, isMirrored }: Camera, pane: Size, [x, y]: Point): Point {
  const across = (x - centre[0]) * zoom * (isMirrored ? -1 : 1);
  const down = (y - centre[1]) * zoom;
  return [
    pane.width / 2 + across * COS[quarters] - down * SIN[quarters],
    pane.height / 2 + across * SIN[quarters] + down * COS[quarters],
  ];
}

/** The other way. */
export function toPicture({ zoom, centre, quarters, isMirrored }: Camera, pane: Size, [x, y]: Point): Point {
  const [right, under] = [x - pane.width / 2, y - pane.height / 2];
  const across = right * COS[quarters] + under * SIN[quarters];
  const down = -right * SIN[quarters] + under * COS[quarters];
  return [centre[0] + (across / zoom) * (isMirrored ? -1 : 1), centre[1] + down / zoom];
}

/** The whole picture in the pane. */
export function fitZoom(picture: Size, pane: Size, quarters: Camera['quarters']): number {
  const [width, height] = quarters % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
  return clampZoom(Math.min(pane.width / Math.max(1, width), pane.height / Math.max(1, height)));
}

/** Zooms so that what lies under a point of the pane stays there. */
export function zoomAt(camera: Camera, pane: Size, at: Point, factor: number): Camera {
  const held = toPicture(camera, pane, at);
  const zoom = clampZoom(camera.zoom * factor);
  const moved = toPicture({ ...camera, zoom }, pane, at);
  return { ...camera, zoom, centre: [camera.centre[0] + held[0] - moved[0], camera.centre[1] + held[1] - moved[1]] };
}

/** Moves what is shown by CSS px. */
export function pan(camera: Camera, pane: Size, by: Point): Camera {
  const from = toPicture(camera, pane, [0, 0]);
  const to = toPicture(camera, pane, by);
  return { ...camera, centre: [camera.centre[0] + from[0] - to[0], camera.centre[1] + from[1] - to[1]] };
}
